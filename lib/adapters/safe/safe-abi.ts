/** Of Safe 1.4.1 and its fallback handler: what we read beside the SDK. */
export const safeExecutionAbi = [
  {
    type: "event",
    name: "ExecutionSuccess",
    inputs: [
      { name: "txHash", type: "bytes32", indexed: true },
      { name: "payment", type: "uint256", indexed: false },
    ],
  },
] as const;

export const safeSimulationAbi = [
  {
    type: "function",
    name: "simulate",
    stateMutability: "nonpayable",
    inputs: [
      { name: "targetContract", type: "address" },
      { name: "calldataPayload", type: "bytes" },
    ],
    outputs: [{ name: "response", type: "bytes" }],
  },
] as const;

export const simulateTxAccessorAbi = [
  {
    type: "function",
    name: "simulate",
    stateMutability: "nonpayable",
    inputs: [
      { name: "to", type: "address" },
      { name: "value", type: "uint256" },
      { name: "data", type: "bytes" },
      { name: "operation", type: "uint8" },
    ],
    outputs: [
      { name: "estimate", type: "uint256" },
      { name: "success", type: "bool" },
      { name: "returnData", type: "bytes" },
    ],
  },
] as const;
