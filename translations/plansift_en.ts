<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>plansift::ui::EmptyQueue</name>
    <message numerus="yes">
        <source>%n conflict(s) wait to be settled</source>
        <translation>
            <numerusform>%n conflict waits to be settled</numerusform>
            <numerusform>%n conflicts wait to be settled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plansift::ui::ScreeningPage</name>
    <message numerus="yes">
        <source> The %n vote(s) after it wait as well.</source>
        <translation>
            <numerusform> The vote after it waits as well.</numerusform>
            <numerusform> The %n votes after it wait as well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plansift::ui::StepModel</name>
    <message numerus="yes">
        <source>%1   %n step(s)</source>
        <translation>
            <numerusform>%1   %n step</numerusform>
            <numerusform>%1   %n steps</numerusform>
        </translation>
    </message>
</context>
</TS>
