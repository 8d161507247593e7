// The Boost.Test runner, compiled once and linked into every test program. The header-only variant is used so that the
// same source serves native builds and WebAssembly under Node.
#define BOOST_TEST_MODULE madoguchi
#include <boost/test/included/unit_test.hpp>
