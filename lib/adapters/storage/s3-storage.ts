import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { HeliographError } from "../../core/errors/heliograph-error";
import { sha256 } from "../../core/evidence/hash";
import type { Storage } from "../../flows/ports/storage";
import { assertIntact } from "./intact";

/** Content-addressed blobs in one bucket. */
export function s3Storage(client: S3Client, bucket: string): Storage {
  return {
    async put(bytes, contentType) {
      const hash = sha256(bytes);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: hash, Body: bytes, ContentType: contentType }));
      return hash;
    },
    async get(hash) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: hash }));
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
        return assertIntact(hash, bytes);
      } catch (error) {
        if (!(error instanceof NoSuchKey)) throw error;
        throw new HeliographError({
          code: "BLOB_NOT_FOUND",
          message: `Nothing is stored under ${hash}.`,
          remedy: "Upload or compute it again.",
          kind: "not-found",
          data: { hash },
        });
      }
    },
  };
}
