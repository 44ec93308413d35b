# Builds the application and the bench; sets JAVA and BENCH_CLASSPATH. Sourced by run and crash.
jdk() {
	for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")" \
			/usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/*; do
		[ -x "$home/bin/javac" ] || continue
		version=$("$home/bin/javac" -version 2>&1 | sed 's/javac \([0-9]*\).*/\1/')
		[ "$version" -ge 21 ] && echo "$home" && return
	done
	echo "A JDK 21 or later is needed; set JAVA_HOME" >&2
	return 1
}

JDK=$(jdk)
JAVA=$JDK/bin/java
mkdir -p target/bench/classes
./mvnw -q -B compile dependency:build-classpath -Dmdep.outputFile=target/bench/classpath -Dmdep.includeScope=runtime
BENCH_CLASSPATH=target/bench/classes:target/classes:$(cat target/bench/classpath)
"$JDK/bin/javac" -nowarn -parameters -d target/bench/classes -cp "$BENCH_CLASSPATH" bench/src/se/stamkund/bench/*.java
