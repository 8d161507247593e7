# madoguchi_embed(TARGET NAMESPACE FILE SYMBOL): compiles FILE's bytes into TARGET as
#   extern const std::string_view NAMESPACE::SYMBOL   (declared where it is used)
# The generated source lives in the build folder; a changed file rebuilds it.
function(madoguchi_embed target namespace file symbol)
  get_filename_component(path "${file}" ABSOLUTE)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -DINPUT=${path} -DOUTPUT=${output} -DNAMESPACE=${namespace} -DSYMBOL=${symbol}
            -P "${PROJECT_SOURCE_DIR}/tools/cmake/EmbedFile.cmake"
    DEPENDS "${path}" "${PROJECT_SOURCE_DIR}/tools/cmake/EmbedFile.cmake" VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
