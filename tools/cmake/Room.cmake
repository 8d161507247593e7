# madoguchi_room(NAME SOURCES a.cpp … USES room … LIBRARIES target …)
#
# Declares the static library madoguchi_NAME (alias madoguchi::NAME) with the project's warnings. USES names the rooms
# below it, LIBRARIES anything from outside. Warnings are errors: each build of the project is a warning-free one.

add_library(madoguchi_options INTERFACE)
target_compile_features(madoguchi_options INTERFACE cxx_std_20)
target_compile_options(madoguchi_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough -Wformat=2 -Wcast-align -Wunused -Wdouble-promotion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 takes optimised std::string concatenation for overlapping memcpy (its bug 105651).
  target_compile_options(madoguchi_options INTERFACE -Wno-restrict)
  # And, optimising, the members of a variant that has been moved from for uninitialised ones (its bug 105562).
  target_compile_options(madoguchi_options INTERFACE $<$<CONFIG:Release>:-Wno-maybe-uninitialized>)
endif()
if(EMSCRIPTEN)
  # Boost.Test needs exceptions; the client is linked without them (see shell/CMakeLists.txt) and never throws.
  target_compile_definitions(madoguchi_options INTERFACE JSON_NOEXCEPTION=1)
endif()

function(madoguchi_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  if(ROOM_SOURCES)
    add_library(madoguchi_${name} STATIC ${ROOM_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(madoguchi_${name} PRIVATE madoguchi_options)
    target_compile_features(madoguchi_${name} PUBLIC cxx_std_20)
  else()
    add_library(madoguchi_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(madoguchi::${name} ALIAS madoguchi_${name})
  target_include_directories(madoguchi_${name} ${scope} "${PROJECT_SOURCE_DIR}/src")
  foreach(room IN LISTS ROOM_USES)
    target_link_libraries(madoguchi_${name} ${scope} madoguchi::${room})
  endforeach()
  if(ROOM_LIBRARIES)
    target_link_libraries(madoguchi_${name} ${scope} ${ROOM_LIBRARIES})
  endif()
endfunction()

# madoguchi_program(NAME SOURCES a.cpp … USES room … LIBRARIES target …): an executable with the project's warnings.
function(madoguchi_program name)
  cmake_parse_arguments(PROGRAM "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_executable(${name} ${PROGRAM_SOURCES})
  target_link_libraries(${name} PRIVATE madoguchi_options ${PROGRAM_LIBRARIES})
  foreach(room IN LISTS PROGRAM_USES)
    target_link_libraries(${name} PRIVATE madoguchi::${room})
  endforeach()
endfunction()

# madoguchi_test(NAME SOURCES a.cpp … USES room … LIBRARIES target …)
#
# A Boost.Test program, test_NAME, from sources that include <boost/test/unit_test.hpp>; tests/main.cpp brings the
# runner. Natively ctest runs it; built with Emscripten, ctest runs it under Node.
function(madoguchi_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  madoguchi_program(test_${name} SOURCES ${TEST_SOURCES} USES ${TEST_USES} LIBRARIES ${TEST_LIBRARIES} madoguchi_test_main)
  target_include_directories(test_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(test_${name} PRIVATE MADOGUCHI_ASSETS="${PROJECT_SOURCE_DIR}/assets")
  # What is tested is compiled for speed, or under sanitizers; the tests themselves for a short build.
  if(EMSCRIPTEN)
    target_compile_options(test_${name} PRIVATE $<$<CONFIG:Release>:-O1>)
    target_link_options(test_${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  else()
    target_compile_options(test_${name} PRIVATE -O0 -fno-sanitize=all)
  endif()
  if(EMSCRIPTEN)
    target_link_options(test_${name} PRIVATE ${MADOGUCHI_NODE_LINK_OPTIONS})
    add_test(NAME ${name} COMMAND ${MADOGUCHI_NODE} "$<TARGET_FILE_DIR:test_${name}>/test_${name}.js")
  else()
    add_test(NAME ${name} COMMAND test_${name})
  endif()
endfunction()
