// What to do when npm or pip fails, told from what they printed.

const npmCauses = [
  {
    signs: /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
    remedy:
      "The package registry was not reached. Check the network; behind a proxy set HTTPS_PROXY, " +
      "with a mirror: npm config set registry <its address>.",
  },
  {
    signs: /SELF_SIGNED_CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_HAS_EXPIRED/,
    remedy:
      "The registry's certificate is not trusted here. Point NODE_EXTRA_CA_CERTS at your organisation's certificate.",
  },
  { signs: /ENOSPC|EDQUOT/, remedy: "The disk is full. The packages need about 400 MB beside this folder." },
  { signs: /EACCES|EPERM|EROFS/, remedy: "This folder cannot be written. Use a clone in a folder of your own." },
  {
    signs: /EUSAGE|can only install packages when your package\.json/,
    remedy: "package.json and package-lock.json disagree. Run: npm install",
  },
  { signs: /EINTEGRITY/, remedy: "A package came damaged. Run: npm cache verify, then try again." },
  { signs: /E40[13]\b/, remedy: "The registry asks for a login. Run: npm login, or ask who runs the mirror." },
  {
    signs: /E404\b|ETARGET/,
    remedy: "The registry lacks a package. If it is a mirror, ask who runs it to bring it up to date.",
  },
];

const pipCauses = [
  {
    signs:
      /NewConnectionError|NameResolutionError|ConnectTimeout|Connection refused|ReadTimeoutError|ProxyError|getaddrinfo failed|Network is unreachable/,
    remedy:
      "The package index was not reached. Check the network; behind a proxy set HTTPS_PROXY, with a mirror PIP_INDEX_URL.",
  },
  {
    signs: /CERTIFICATE_VERIFY_FAILED|SSLError/,
    remedy: "The index's certificate is not trusted here. Point PIP_CERT at your organisation's certificate.",
  },
  { signs: /No space left|ENOSPC/, remedy: "The disk is full. Jupyter needs about 250 MB beside this folder." },
  { signs: /Permission denied|Read-only file system/, remedy: "Use a clone in a folder of your own." },
  {
    signs: /ensurepip is not|No module named '?(venv|ensurepip)/,
    remedy: "Debian and Ubuntu: apt-get install python3-venv.",
  },
  {
    signs: /No matching distribution|Could not find a version|requires a different Python/,
    remedy:
      "The index has no such version for this Python. Name a newer Python (OMIXEL_PYTHON=…), " +
      "or ask who runs the mirror to bring it up to date.",
  },
];

/** One sentence on what to do next. */
export function npmRemedy(text) {
  return remedyOf(npmCauses, text) ?? "See npm's message above, then start again.";
}

/** One sentence on what to do next. */
export function pipRemedy(text) {
  return remedyOf(pipCauses, text) ?? "See the message above, then start again.";
}

function remedyOf(causes, text) {
  return causes.find(({ signs }) => signs.test(text))?.remedy;
}
