// What the leak check of the sanitized build is not to count: Cairo 1.16 keeps 1.5 KB of each tagged PDF that it
// finishes, and fontconfig what it has learned of the machine's typefaces. Neither is reached from here.

extern "C" const char* __lsan_default_suppressions();  // NOLINT: the name that the check looks for

extern "C" const char* __lsan_default_suppressions() { return "leak:libcairo.so\nleak:libfontconfig.so\n"; }
