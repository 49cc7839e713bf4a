// What the app shares with the scripts that it fetches later. Each of those imports this page, so that
// the build puts all of it into one file: eight small ones cost more in headers than in code.

import "./api";
import "./bridge";
import "./dialogs";
import "./dom";
import "./drawn";
import "./live";
import "./money";
import "./place";
import "./store";
import "./text";
import "./theme";
import "./times";
