import { PageLoading } from "../_shell/page-loading";

export default function Loading() {
  return <PageLoading />;
}
