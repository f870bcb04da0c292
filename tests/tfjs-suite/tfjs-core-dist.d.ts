/** The built files of tfjs-core, tests included, under the name that run.mjs gives them. */
declare module "tfjs-core-dist/*";
