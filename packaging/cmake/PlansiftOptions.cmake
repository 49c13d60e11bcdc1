# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler settings shared by all targets, and plansift_layer(), which makes one library of one folder.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(CCACHE ccache)
if(CCACHE)
    # What ccache asks for to work with precompiled headers ("Precompiled headers" of its manual).
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    else()
        add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
    endif()
endif()

add_library(plansift_options INTERFACE)
target_compile_options(plansift_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # False alarms of GCC 12 on "text" + std::string when optimising (GCC bug 105651), and on moved strings.
    target_compile_options(plansift_options INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overread
        -Wno-stringop-overflow)
endif()
target_compile_definitions(plansift_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT)
target_include_directories(plansift_options INTERFACE "${PROJECT_SOURCE_DIR}")
if(PLANSIFT_SANITIZE)
    target_compile_options(plansift_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(plansift_options INTERFACE -fsanitize=address,undefined)
endif()
if(PLANSIFT_FUZZ)
    target_compile_options(plansift_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# plansift_headers(NAME LIBS libs... HEADERS headers... [OPTIONS options...]): headers that are read once for all targets
# that name them with plansift_precompiled(). Reading them again for every file was two thirds of the time of a build.
# Every file still includes what it uses: -DPLANSIFT_PCH=OFF tells.
function(plansift_headers name)
    cmake_parse_arguments(ARG "" "" "LIBS;HEADERS;OPTIONS" ${ARGN})
    set(source "${CMAKE_CURRENT_BINARY_DIR}/${name}_headers.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "// Nothing but its precompiled headers.\n")
    add_library(plansift_${name}_headers OBJECT EXCLUDE_FROM_ALL "${source}")
    target_compile_options(plansift_${name}_headers PRIVATE ${ARG_OPTIONS})
    target_link_libraries(plansift_${name}_headers PRIVATE plansift_options ${ARG_LIBS})
    target_precompile_headers(plansift_${name}_headers PRIVATE
        <algorithm> <array> <cmath> <functional> <map> <memory> <optional> <span> <string> <vector> ${ARG_HEADERS})
endfunction()

# plansift_precompiled(TARGET NAME): its files begin with the headers of that name. They must be compiled alike.
function(plansift_precompiled target name)
    if(PLANSIFT_PCH)
        target_precompile_headers(${target} REUSE_FROM plansift_${name}_headers)
    endif()
endfunction()

# plansift_layer(NAME [PUBLIC libs...] [PRIVATE libs...] [PRECOMPILED headers])
# One static library from all .cpp files below the current folder. The libraries named are the only ones its
# code may use; tests/architecture_test.cmake checks the #include lines against the same table.
function(plansift_layer name)
    cmake_parse_arguments(ARG "" "PRECOMPILED" "PUBLIC;PRIVATE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.hpp)
    add_library(plansift_${name} STATIC ${sources})
    foreach(visibility PUBLIC PRIVATE) # a layer without sources has no library yet
        foreach(lib IN LISTS ARG_${visibility})
            if(lib MATCHES "^plansift_" AND NOT TARGET ${lib})
                list(REMOVE_ITEM ARG_${visibility} ${lib})
            endif()
        endforeach()
    endforeach()
    target_link_libraries(plansift_${name} PUBLIC ${ARG_PUBLIC} PRIVATE plansift_options ${ARG_PRIVATE})
    if(ARG_PRECOMPILED)
        plansift_precompiled(plansift_${name} ${ARG_PRECOMPILED})
    endif()
endfunction()
