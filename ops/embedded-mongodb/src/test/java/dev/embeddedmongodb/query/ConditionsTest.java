package dev.embeddedmongodb.query;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    @Test
    void conditions_on_one_element_are_found_whether_flat_or_joined_with_and() {
        Document flat = new Document("stream", "s-1").append("seq", new Document("$gte", 3L));
        Document joined = new Document(
                "$and", List.of(new Document("stream", "s-1"), new Document("seq", new Document("$gte", 3L))));

        assertThat(paths(flat)).containsExactly("events.stream", "events.seq");
        assertThat(paths(joined)).containsExactly("events.stream", "events.seq");
    }

    private static List<String> paths(Document element) {
        return Conditions.of(new Document("events", new Document("$elemMatch", element))).predicates().stream()
                .map(Predicate::path)
                .toList();
    }
}
