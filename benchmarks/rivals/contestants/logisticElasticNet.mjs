import logisticSmall from "./logisticSmall.mjs";

/** The peer's only solver for this penalty takes minutes for the usual table. */
export default () => {
  const { peer, ...small } = logisticSmall();
  const solver = { l1_ratio: 0.5, solver: "saga" };
  return {
    ...small,
    options: { penalty: "elasticNet" },
    peer: { ...peer, arguments: { ...peer.arguments, ...solver } },
  };
};
