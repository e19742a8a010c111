const ACCOUNT = "123456789012";
const REGION = "eu-central-1";

/** Pulumi's mocks: every resource is written down and answered with what AWS would have made of it, by its look. */
export function recordResources(resources) {
  return {
    newResource({ type, name, inputs }) {
      resources.push({ type, name, inputs });
      return { id: inputs.name ?? `${name}-id`, state: { ...inputs, ...madeBy(name, inputs) } };
    },
    call({ token, inputs }) {
      if (token.includes("getCallerIdentity")) return { accountId: ACCOUNT, arn: "arn", userId: "user", id: "user" };
      if (token.includes("getRegion")) return { name: REGION, region: REGION, id: REGION };
      if (token.includes("getPartition")) return { partition: "aws", dnsSuffix: "amazonaws.com" };
      if (token.includes("getPolicyDocument")) return { ...inputs, json: JSON.stringify(inputs) };
      return inputs;
    },
  };
}

function madeBy(name, inputs) {
  return {
    arn: `arn:aws:mock:${REGION}:${ACCOUNT}:${name}`,
    name: inputs.name ?? name,
    url: `https://${name}.example`,
    bucket: inputs.bucket ?? name.toLowerCase(),
    bucketRegionalDomainName: `${name.toLowerCase()}.s3.example`,
    apiEndpoint: `https://${name}.example`,
    executionArn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:${name}`,
    functionUrl: `https://${name}.example/`,
    domainName: inputs.domainName ?? `${name}.example`,
    domainValidationOptions: [{ resourceRecordName: "n", resourceRecordType: "CNAME", resourceRecordValue: "v" }],
    streamArn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:${name}/stream`,
    invokeArn: "arn:invoke",
    qualifiedArn: "arn:qualified",
    hostedZoneId: "ZONE",
    zoneId: "ZONE",
    etag: "etag",
    out: {},
    result: "abcdwxyz",
    hex: "abcd",
    metadata: { value: { version: 1, data: "e30=" } },
  };
}
