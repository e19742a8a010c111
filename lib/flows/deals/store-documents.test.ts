import type { DealDocument } from "../../core/deal/documents/deal-document";
import { greenBondFigures as figures } from "../../core/deal/documents/demo-figures.fixture";
import { factsheet } from "../../core/deal/documents/factsheet";
import { termSheet } from "../../core/deal/documents/term-sheet";
import { canonicalJson, type Json } from "../../core/evidence/canonical-json";
import { sha256 } from "../../core/evidence/hash";
import type { Documents } from "../ports/documents";
import type { Ports } from "../ports/ports";
import { storeDocuments } from "./store-documents";

const drawn = (document: DealDocument) => new TextEncoder().encode(canonicalJson(document as unknown as Json));

/** Draws what it is given as it is, and keeps what is stored by its hash. */
function standIns() {
  const blobs = new Map<string, string>();
  const storage: Pick<Ports["storage"], "put"> = {
    put: async (bytes, mediaType) => {
      blobs.set(sha256(bytes), mediaType);
      return sha256(bytes);
    },
  };
  const documents: Pick<Documents, "dealDocument"> = { dealDocument: async ({ document }) => drawn(document) };
  const ports = { storage, documents, stage: { livemode: false, chainId: 31_337, mode: "local" } };
  return { blobs, ports: ports as unknown as Pick<Ports, "storage" | "documents" | "stage"> };
}

test("the term sheet goes by its hash, every other document by its file, and all are stored", async () => {
  const { blobs, ports } = standIns();
  const { termSheetHash, documents } = await storeDocuments(ports, figures);
  expect(termSheetHash).toBe(sha256(drawn(termSheet(figures))));
  const kinds = ["figures", "factsheet", "cash-flow-tables", "cash-flows", "contract-terms"];
  expect(documents.map(({ kind }) => kind)).toEqual(kinds);
  expect(documents.find(({ kind }) => kind === "factsheet")?.sha256).toBe(sha256(drawn(factsheet(figures))));
  expect(blobs.get(termSheetHash)).toBe("application/pdf");
  for (const { sha256: hash, mediaType } of documents) expect(blobs.get(hash)).toBe(mediaType);
});

test("made again, they are the same", async () => {
  const { ports } = standIns();
  expect(await storeDocuments(ports, figures)).toEqual(await storeDocuments(ports, figures));
});
