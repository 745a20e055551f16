package dev.pondkeeper.kernel.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.kernel.InvalidValue;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgrammeDocumentTest {

    @Test
    void what_is_written_reads_the_same() {
        Programme other = Programme.DEFAULT
                .as(7)
                .in(ZoneId.of("Europe/Berlin"))
                .with(new PointsRules(
                        3,
                        2,
                        new PointsExpiry(
                                PointsExpiry.Kind.CALENDAR,
                                0,
                                PointsExpiry.Unit.DAYS,
                                PointsExpiry.Rounding.NONE,
                                12,
                                31),
                        PointsRules.Clawback.ONLY_PENDING,
                        10,
                        0));
        assertThat(ProgrammeDocument.read(7, ProgrammeDocument.of(other))).isEqualTo(other);
        assertThat(ProgrammeDocument.read(1, ProgrammeDocument.of(Programme.DEFAULT)))
                .isEqualTo(Programme.DEFAULT);
    }

    @Test
    void the_document_is_plain_and_says_everything_but_its_version() {
        Map<String, Object> document = ProgrammeDocument.of(Programme.DEFAULT);
        assertThat(document)
                .containsEntry("zone", "Asia/Shanghai")
                .doesNotContainKey("version")
                .hasSize(Programme.class.getRecordComponents().length - 1);
        assertThat(document.get("referral")).asString().contains("levels=[1000, 0]");
        assertThat(document.get("distribution")).asString().contains("rights=[DESIGNATION, TASK]");
    }

    @Test
    void a_number_that_an_older_document_does_not_know_reads_as_shipped() {
        Map<String, Object> document = new LinkedHashMap<>(ProgrammeDocument.of(Programme.DEFAULT));
        document.remove("ladder");
        document.put("points", Map.of("perMajorUnit", 2));
        Programme read = ProgrammeDocument.read(2, document);
        assertThat(read.ladder()).isEqualTo(Programme.DEFAULT.ladder());
        assertThat(read.points().perMajorUnit()).isEqualTo(2);
        assertThat(read.points().holdMinutes()).isEqualTo(30);
    }

    @Test
    void a_value_out_of_its_range_is_not_read_over() {
        Map<String, Object> document = new LinkedHashMap<>(ProgrammeDocument.of(Programme.DEFAULT));
        document.put("currency", "XXX");
        assertThatThrownBy(() -> ProgrammeDocument.read(2, document)).isInstanceOf(InvalidValue.class);
        document.put("currency", "CNY");
        document.put("ladder", Map.of("down", List.of(0)));
        assertThatThrownBy(() -> ProgrammeDocument.read(2, document)).isInstanceOf(InvalidValue.class);
    }
}
