// Stands for "server-only" in tests: outside Next that package throws on import, to keep server code from browsers.
export {};
