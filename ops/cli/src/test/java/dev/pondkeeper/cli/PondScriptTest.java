package dev.pondkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script in a house of its own, with a java that prints its words and a Maven that writes empty jars. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for POSIX shells")
class PondScriptTest {

    static final Path SCRIPT = Path.of("../../pond").toAbsolutePath().normalize();
    static final List<String> TOOLS =
            List.of("sh", "dirname", "readlink", "sed", "head", "find", "mkdir", "cat", "rm", "touch", "sleep");

    final Path house;
    final Path tools;
    final Path elsewhere;

    PondScriptTest(@TempDir Path folder) throws IOException {
        house = Files.createDirectories(folder.resolve("a house with blanks"));
        tools = Files.createDirectories(folder.resolve("bin"));
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.copy(SCRIPT, house.resolve("pond"));
        house.resolve("pond").toFile().setExecutable(true);
        Files.writeString(house.resolve("pom.xml"), "<project/>");
        for (String room : List.of("app", "ops/cli")) {
            Files.createDirectories(house.resolve(room).resolve("src/main"));
            Files.writeString(house.resolve(room).resolve("pom.xml"), "<project/>");
        }
        script(house.resolve("mvnw"), """
                echo "$@" >>builds
                mkdir -p app/target ops/cli/target
                case "$*" in *app*) : >app/target/pondkeeper.jar ;; *) : >ops/cli/target/pond-cli.jar ;; esac
                echo chatter of the build
                """);
        for (String tool : TOOLS) link(tool);
        java(tools, "openjdk version \"17.0.9\" 2023-10-17");
    }

    record Run(int exitCode, String out, String err) {}

    Run pond(String... words) throws IOException, InterruptedException {
        return run(house.resolve("pond"), Map.of(), words);
    }

    Run run(Path script, Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(List.of(script.toString()));
        call.addAll(List.of(words));
        Path err = Files.createTempFile(elsewhere, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(call).directory(elsewhere.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, Files.readString(err));
    }

    static void script(Path path, String body) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void java(Path bin, String version) throws IOException {
        script(bin.resolve("java"), """
                if [ "$1" = -version ]; then echo '%s' >&2; exit 0; fi
                printf '%%s\\n' "$@"
                """.formatted(version));
    }

    void link(String tool) throws IOException {
        Path found = Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        Files.createSymbolicLink(tools.resolve(tool), found);
    }

    List<String> builds() throws IOException {
        Path builds = house.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    @Test
    void builds_what_is_missing_says_so_and_hands_over_every_word() throws Exception {
        Run first = pond("import", "orders", "a file", "--format", "cdnow");

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).startsWith("Building ops/cli").doesNotContain("chatter");
        assertThat(first.out().lines())
                .endsWith(
                        "-jar",
                        house.toRealPath()
                                .resolve("ops/cli/target/pond-cli.jar")
                                .toString(),
                        "import",
                        "orders",
                        "a file",
                        "--format",
                        "cdnow");
        assertThat(builds()).containsExactly("-q -B -DskipTests -pl ops/cli -am package");
    }

    @Test
    void builds_only_once() throws Exception {
        pond("digest");
        Run second = pond("digest");

        assertThat(builds()).hasSize(1);
        assertThat(second.err()).isEmpty();
    }

    @Test
    void builds_again_when_a_source_is_newer() throws Exception {
        pond("digest");
        Path source = Files.writeString(house.resolve("ops/cli/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        pond("digest");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void a_jar_dated_back_by_a_reproducible_build_is_not_built_again() throws Exception {
        pond("digest");
        Files.writeString(house.resolve("ops/cli/target/pond-cli.jar.original"), "");
        Files.setLastModifiedTime(
                house.resolve("ops/cli/target/pond-cli.jar"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        pond("digest");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void a_build_that_fails_shows_its_output() throws Exception {
        script(house.resolve("mvnw"), "echo the compiler says no\nexit 1\n");
        Run run = pond("digest");

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("the compiler says no").contains("The build failed");
        assertThat(house.resolve("target/pond-build.lock")).doesNotExist();
    }

    @Test
    void the_lock_of_a_build_that_was_killed_holds_nobody_up() throws Exception {
        Path lock = Files.createDirectories(house.resolve("target/pond-build.lock"));
        Process gone = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), Long.toString(gone.pid()));

        assertThat(pond("digest").exitCode()).isZero();
    }

    @Test
    void works_through_a_chain_of_links() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("first"), house.resolve("pond"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), link.getFileName());

        assertThat(run(second, Map.of(), "digest").out())
                .contains(house.toRealPath()
                        .resolve("ops/cli/target/pond-cli.jar")
                        .toString());
    }

    @Test
    void serve_and_the_check_of_a_directory_go_to_the_servers_jar() throws Exception {
        assertThat(pond("serve", "--port", "9").out()).contains("pondkeeper.jar\nserve\n--port\n9");
        assertThat(pond("serve", "--help").out()).contains("pondkeeper.jar\nserve\n--help");
        assertThat(pond("verify", "--data", "d").out()).contains("pondkeeper.jar\nverify\n--data\nd");
        assertThat(pond("verify", "--data=d").out()).contains("pondkeeper.jar\nverify\n--data=d");
    }

    @Test
    void the_demo_needs_both_jars() throws Exception {
        Run run = pond("demo", "--days", "9");

        assertThat(run.out()).contains("-Dpond.root=" + house.toRealPath()).contains("pond-cli.jar\ndemo\n--days\n9");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void help_and_a_running_server_need_the_client_only() throws Exception {
        assertThat(pond("verify", "--data", "d", "--help").out()).contains("pond-cli.jar\nverify");
        assertThat(pond("verify", "--server", "http://h").out()).contains("pond-cli.jar\nverify");
        assertThat(builds()).containsExactly("-q -B -DskipTests -pl ops/cli -am package");
    }

    @Test
    void java_options_of_the_caller_replace_our_own() throws Exception {
        Run run = run(house.resolve("pond"), Map.of("POND_JAVA_OPTS", "-Xmx1g -ea"), "digest");

        assertThat(run.out()).startsWith("-Xmx1g\n-ea\n").doesNotContain("TieredStopAtLevel");
        assertThat(pond("digest").out()).startsWith("-XX:TieredStopAtLevel=1\n");
    }

    @Test
    void without_a_java_it_says_what_to_install() throws Exception {
        Files.delete(tools.resolve("java"));
        Run run = pond("digest");

        assertThat(run.exitCode()).isOne();
        assertThat(run.err())
                .isEqualTo("There is no java on the PATH: install a JDK 17 or newer, or point JAVA_HOME at one.\n");
    }

    @Test
    void an_old_java_is_refused_by_its_version() throws Exception {
        java(tools, "java version \"1.8.0_392\"");
        assertThat(pond("digest").err()).contains("is Java 8: a JDK 17 or newer is needed");

        java(tools, "openjdk version \"11.0.21\" 2023-10-17");
        assertThat(pond("digest").exitCode()).isOne();
    }

    @Test
    void java_home_goes_before_the_path() throws Exception {
        Path home = elsewhere.resolve("jdk");
        Files.createDirectories(home.resolve("bin"));
        assertThat(run(house.resolve("pond"), Map.of("JAVA_HOME", home.toString()), "digest")
                        .err())
                .contains("holds no bin/java");

        java(home.resolve("bin"), "openjdk version \"25\" 2025-09-16");
        Files.delete(tools.resolve("java"));
        assertThat(run(house.resolve("pond"), Map.of("JAVA_HOME", home.toString()), "digest")
                        .exitCode())
                .isZero();
    }
}
