import { problemOfResponse } from "./api-error";

const problem = {
  type: "about:blank",
  title: "Not allowed",
  status: 403,
  code: "ROLE_MISSING",
  detail: "This needs the role signer.",
  remedy: "Ask an administrator.",
};

test("a problem document is taken as it is", async () => {
  expect(await problemOfResponse(Response.json(problem, { status: 403 }))).toEqual(problem);
});

test("the sign-in's own form of refusal keeps its code and sentence", async () => {
  const response = Response.json({ code: "INVALID_TOKEN", message: "The link was used." }, { status: 401 });
  expect(await problemOfResponse(response)).toMatchObject({
    code: "INVALID_TOKEN",
    title: "The link was used.",
    status: 401,
  });
});

test("an answer without a form becomes the problem of its status", async () => {
  expect(await problemOfResponse(new Response("<h1>Bad gateway</h1>", { status: 502 }))).toMatchObject({
    code: "HTTP_502",
    status: 502,
  });
});
