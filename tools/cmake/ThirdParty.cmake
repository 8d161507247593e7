# Where the third-party sources come from. Nothing of theirs is committed: tools/setup puts what Debian packages only as
# source into .deps (Dear ImGui, zlib for Emscripten), everything else is a -dev package.
#
# Dear ImGui is looked for in MADOGUCHI_IMGUI_DIR, then in .deps/imgui, then fetched from upstream by its tag.

set(MADOGUCHI_DEPS "${PROJECT_SOURCE_DIR}/.deps" CACHE PATH "Folder that tools/setup fills with third-party sources")
set(MADOGUCHI_IMGUI_DIR "" CACHE PATH "Dear ImGui source folder (1.92.2b or newer)")

if(MADOGUCHI_IMGUI_DIR)
  set(imgui_dir "${MADOGUCHI_IMGUI_DIR}")
elseif(EXISTS "${MADOGUCHI_DEPS}/imgui/imgui.h")
  set(imgui_dir "${MADOGUCHI_DEPS}/imgui")
else()
  include(FetchContent)
  FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.92.2b GIT_SHALLOW ON)
  FetchContent_MakeAvailable(imgui)
  set(imgui_dir "${imgui_SOURCE_DIR}")
endif()

# The part without a backend; the platforms add theirs (MADOGUCHI_IMGUI_BACKENDS).
set(MADOGUCHI_IMGUI_BACKENDS "${imgui_dir}/backends")
add_library(imgui STATIC "${imgui_dir}/imgui.cpp" "${imgui_dir}/imgui_draw.cpp" "${imgui_dir}/imgui_tables.cpp" "${imgui_dir}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_dir}" "${imgui_dir}/backends")
target_compile_features(imgui PUBLIC cxx_std_17)
target_compile_definitions(imgui PUBLIC IMGUI_USE_WCHAR32 IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
if(EMSCRIPTEN)
  target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_FILE_FUNCTIONS)
endif()

if(EMSCRIPTEN)
  # Host headers through a folder of links: -I/usr/include would shadow Emscripten's own C library.
  add_library(host_headers INTERFACE)
  target_include_directories(host_headers SYSTEM INTERFACE "${MADOGUCHI_DEPS}/include")
  add_library(nlohmann_json::nlohmann_json ALIAS host_headers)
  add_library(Boost::headers ALIAS host_headers)

  file(GLOB zlib_sources "${MADOGUCHI_DEPS}/zlib/*.c")
  list(FILTER zlib_sources EXCLUDE REGEX "/gz[a-z]+\\.c$|/compress\\.c$|/deflate\\.c$|/trees\\.c$|/infback\\.c$")
  add_library(zlib STATIC ${zlib_sources})
  target_include_directories(zlib SYSTEM PUBLIC "${MADOGUCHI_DEPS}/zlib")
  target_compile_options(zlib PRIVATE -w)
  add_library(ZLIB::ZLIB ALIAS zlib)

  find_program(MADOGUCHI_NODE_PROGRAM node REQUIRED)
  # Emscripten 3.1.6 reads its own .wasm with fetch() when Node has one, which cannot open a file.
  set(MADOGUCHI_NODE "${MADOGUCHI_NODE_PROGRAM}" --no-experimental-fetch)
  set(MADOGUCHI_NODE_LINK_OPTIONS -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=67108864 -sTOTAL_STACK=5242880)
else()
  find_package(nlohmann_json 3.11 REQUIRED)
  find_package(Boost 1.81 REQUIRED)
  find_package(ZLIB REQUIRED)
endif()
