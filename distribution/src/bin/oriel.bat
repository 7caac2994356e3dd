@echo off
rem Starts Oriel. JAVA_HOME chooses the Java; it is given JAVA_OPTS and ORIEL_OPTS too.
setlocal

for %%I in ("%~dp0..") do set "HOME_FOLDER=%%~fI"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if exist "%HOME_FOLDER%\runtime\bin\java.exe" set "JAVA=%HOME_FOLDER%\runtime\bin\java"

"%JAVA%" --version >nul 2>&1
if errorlevel 1 (
    echo oriel: there is no Java 17 or newer on the PATH or in JAVA_HOME 1>&2
    echo   try: install one, or set JAVA_HOME to it 1>&2
    exit /b 69
)

rem Only these run for long enough that what the second compiler makes is of use.
set "COMPILED=-XX:TieredStopAtLevel=1"
for %%C in (serve share play bench test-client) do if "%~1"=="%%C" (
    set "COMPILED=-XX:Tier3InvocationThreshold=20 -XX:Tier3MinInvocationThreshold=10 -XX:Tier3CompileThreshold=200"
)

"%JAVA%" ^
    --module-path "%HOME_FOLDER%\lib" ^
    --add-modules java.se ^
    --enable-native-access=com.sun.jna ^
    %COMPILED% -XX:+UseSerialGC -Xms20m -XX:NewRatio=4 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:MaxRAMPercentage=50 -XX:MaxDirectMemorySize=256m ^
    -XX:+ExitOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -Xshare:auto ^
    "-Doriel.home=%HOME_FOLDER%" -Dio.netty.jfr.enabled=false ^
    %JAVA_OPTS% %ORIEL_OPTS% ^
    --module oriel.launcher/oriel.launcher.Main %*
exit /b %ERRORLEVEL%
