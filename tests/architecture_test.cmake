# SPDX-License-Identifier: GPL-3.0-or-later
# Checks every #include of the layers against the table of allowed dependencies (CONTRIBUTING.md, "Layers").
# A line names a folder, the project folders it may include, and whether it may include Qt headers.
cmake_minimum_required(VERSION 3.25)
set(layers
    "core/base|core/base|qt"
    "core/model|core/base core/model|qt"
    "core/stats|core/stats core/base/result.hpp|no"
    "core/figure|core/figure core/stats core/base/result.hpp|no"
    "core/formats|core/base core/model core/formats|qt"
    "core/dedupe|core/base core/model core/dedupe|qt"
    "core/screening|core/base core/model core/screening|qt"
    "core/appraisal|core/base core/model core/appraisal|qt"
    "core/extraction|core/base core/model core/stats core/extraction|qt"
    "core/synthesis|core/base core/model core/stats core/extraction core/figure core/synthesis|qt"
    "core/store|core/base core/model core/store|qt"
    "core/render|core/base core/figure core/render|qt"
    "core/report|core/base core/model core/synthesis core/appraisal core/figure core/render core/report|qt"
    "core/session|core/|qt"
    "ui|ui core/base core/model core/session core/figure core/render core/synthesis core/stats core/appraisal core/screening|qt"
    "app|app ui core/base core/model core/session core/figure core/render core/synthesis core/stats core/appraisal core/screening|qt")
set(sql_layers core/store)
set(widget_layers ui app)
set(breaches)
foreach(line IN LISTS layers)
    string(REPLACE "|" ";" parts "${line}")
    list(GET parts 0 folder)
    list(GET parts 1 allowed)
    list(GET parts 2 qt)
    string(REPLACE " " ";" allowed "${allowed}")
    file(GLOB_RECURSE sources ${ROOT}/${folder}/*.cpp ${ROOT}/${folder}/*.hpp)
    foreach(source IN LISTS sources)
        file(STRINGS ${source} includes REGEX "^#include")
        foreach(include IN LISTS includes)
            if(include MATCHES "\"(.*)\"")
                set(target ${CMAKE_MATCH_1})
                set(fine FALSE)
                foreach(prefix IN LISTS allowed)
                    string(FIND "${target}" "${prefix}" at)
                    if(at EQUAL 0)
                        set(fine TRUE)
                    endif()
                endforeach()
                if(NOT fine AND NOT target MATCHES "\\.moc$")
                    list(APPEND breaches "${source}: ${target}")
                endif()
            elseif(include MATCHES "<(Q[^>]*)>")
                set(header ${CMAKE_MATCH_1})
                if(qt STREQUAL "no")
                    list(APPEND breaches "${source}: ${header} (this layer is free of Qt)")
                elseif(header MATCHES "^QSql" AND NOT folder IN_LIST sql_layers)
                    list(APPEND breaches "${source}: ${header} (only core/store may use SQL)")
                elseif(header MATCHES "^(QWidget|QApplication|QMainWindow|QDialog)" AND NOT folder IN_LIST widget_layers)
                    list(APPEND breaches "${source}: ${header} (no widgets in the core)")
                endif()
            endif()
        endforeach()
    endforeach()
endforeach()
if(breaches)
    list(JOIN breaches "\n  " text)
    message(FATAL_ERROR "includes that the layers do not allow:\n  ${text}")
endif()
