# Run by madoguchi_embed at build time: writes INPUT's bytes as a C++ array into OUTPUT.
file(READ "${INPUT}" hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
file(WRITE "${OUTPUT}" "#include <string_view>
namespace ${NAMESPACE} {
extern const std::string_view ${SYMBOL};
static constexpr char bytes[] = {${bytes}'\\0'};
const std::string_view ${SYMBOL}{bytes, ${size}};
}  // namespace ${NAMESPACE}
")
