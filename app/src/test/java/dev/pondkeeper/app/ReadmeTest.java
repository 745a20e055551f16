package dev.pondkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README promises nothing that is not there. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\(([^):]+)\\)");
    private static final Pattern POND = Pattern.compile("\\./pond ([a-z]+)");
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

    private final String readme = read("README.md");

    @Test
    void fits_on_a_few_screens() {
        assertThat(readme.lines().count()).isLessThan(150);
    }

    @Test
    void every_link_leads_somewhere() {
        assertThat(found(LINK, readme)).isNotEmpty().allSatisfy(link -> assertThat(ROOT.resolve(link))
                .exists());
    }

    @Test
    void every_word_of_the_pond_command_has_its_class() {
        assertThat(found(POND, readme)).isNotEmpty().allSatisfy(word -> {
            String name = Character.toUpperCase(word.charAt(0)) + word.substring(1) + "Command.java";
            assertThat(ROOT.resolve("ops/cli/src/main/java/dev/pondkeeper/cli").resolve(name))
                    .exists();
        });
    }

    @Test
    void every_room_of_the_build_is_in_the_table() {
        assertThat(found(MODULE, read("pom.xml"))).isNotEmpty().allSatisfy(room -> assertThat(readme)
                .contains("[`" + room + "/`]"));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
