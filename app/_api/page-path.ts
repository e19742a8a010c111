/** The request header in which the proxy tells a page its own path; whatever a client sends under this name is replaced. */
export const PAGE_PATH_HEADER = "x-heliograph-page-path";
