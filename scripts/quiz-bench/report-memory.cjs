// Loaded into the server by the bench: writes the largest memory that the process has had, every half second.
const { writeFileSync } = require("node:fs");
const file = process.env.AZALAI_BENCH_MEMORY_FILE;
if (file) setInterval(() => writeFileSync(file, String(process.resourceUsage().maxRSS)), 500).unref();
