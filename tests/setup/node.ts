import { forbidNetwork } from "./no-network.ts";
import { failOnNoise } from "./quiet.ts";

failOnNoise();
forbidNetwork();
