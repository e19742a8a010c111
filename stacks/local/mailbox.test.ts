import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMailbox } from "./mailbox";
import { folderStore } from "./stripe/folder-store";
import { memoryStore } from "./stripe/key-value-store";

describe("the local mailbox", () => {
  it("lists newest first, opens a message, and makes links of addresses only", async () => {
    let time = Date.parse("2026-11-02T12:00:00Z");
    const { mailer, pages } = createMailbox({ store: memoryStore(), clock: { now: () => time } });
    const empty = await (await pages.request("/simulated/mailbox")).text();
    expect(empty).toContain("No message yet");
    await mailer.send({ to: "ada@example.com", subject: "First", text: "Hello" });
    time += 1_000;
    await mailer.send({
      to: "ada@example.com",
      subject: "<b>Second</b>",
      text: "Go to http://127.0.0.1:3000/a?b=1&c=2 <script>",
    });
    const list = await (await pages.request("/simulated/mailbox")).text();
    expect(list.indexOf("Second")).toBeLessThan(list.indexOf("First"));
    expect(list).not.toContain("<b>Second");
    const path = /\/simulated\/mailbox\/[0-9a-f-]+/.exec(list)?.[0] ?? "";
    const mail = await (await pages.request(path)).text();
    expect(mail).toContain('<a href="http://127.0.0.1:3000/a?b=1&amp;c=2">');
    expect(mail).not.toContain("<script>");
    expect((await pages.request("/simulated/mailbox/none")).status).toBe(404);
  });
});

describe("the folder store", () => {
  it("keeps what was put, drops a line that a crash cut short, and refuses a broken one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "heliograph-store-"));
    const first = await folderStore(folder);
    await first.put([
      ["a/2", "2"],
      ["a/1", "1"],
      ["b", "3"],
    ]);
    await first.put([["b", null]]);
    await first.close();
    await appendFile(join(folder, "journal.jsonl"), '[["a/3","3');
    const second = await folderStore(folder);
    expect(await second.list("a/")).toEqual(["1", "2"]);
    expect(await second.get("b")).toBeUndefined();
    await second.close();
    await appendFile(join(folder, "journal.jsonl"), "nonsense\n");
    await expect(folderStore(folder)).rejects.toMatchObject({ code: "STORE_CORRUPT" });
    await rm(folder, { recursive: true });
  });
});
