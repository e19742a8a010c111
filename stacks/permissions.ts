import type { Data } from "./data";
import type { Settings } from "./settings";

/**
 * What product functions may do, action by action. An SST link would grant dynamodb:*, s3:* and sqs:* on the resource: no
 * function needs to scan or delete the table, or to remove a blob.
 */
export function productPermissions({ table, blobs }: Data, settings: Settings, mail: sst.aws.Email) {
  return [
    {
      actions: [
        "dynamodb:GetItem",
        "dynamodb:Query",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:ConditionCheckItem",
      ],
      resources: [table.arn, $interpolate`${table.arn}/index/*`],
    },
    { actions: ["s3:GetObject", "s3:PutObject"], resources: [$interpolate`${blobs.arn}/*`] },
    { actions: ["kms:Sign", "kms:GetPublicKey"], resources: [settings.relayerKey, settings.voucherKey] },
    { actions: ["ses:SendEmail"], resources: [mail.nodes.identity.arn] },
  ];
}
