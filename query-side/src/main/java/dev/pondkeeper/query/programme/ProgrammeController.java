package dev.pondkeeper.query.programme;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ProgrammeDocument;
import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /programme}: the version in force, and {@code /programme/versions/{n}} any other, as {@code PublishProgramme} takes it. */
@RestController
final class ProgrammeController {

    static final String VIEW = "programme";

    static final ViewCollection PROGRAMMES =
            ViewCollection.of("view_programme", Set.of("recordedAt"), new IndexModel(Indexes.descending("version")));

    private static final ProgrammeView SHIPPED =
            new ProgrammeView(Programme.DEFAULT.version(), null, null, ProgrammeDocument.of(Programme.DEFAULT));

    private final ViewStore store;

    ProgrammeController(ViewStore store) {
        this.store = store;
    }

    /** @param publishedAt business time; null for the shipped version, which nobody published */
    record ProgrammeView(
            int version,
            @Nullable Instant publishedAt,
            @Nullable Instant recordedAt,
            Map<String, Object> document) {}

    @GetMapping("/programme")
    ProgrammeView inForce(Reading reading) {
        reading.of(VIEW);
        Document latest =
                store.collection(PROGRAMMES).find().sort(descending("version")).first();
        return latest == null ? SHIPPED : shown(latest);
    }

    @GetMapping("/programme/versions/{version}")
    ProgrammeView version(Reading reading, @PathVariable String version) {
        reading.of(VIEW);
        Document published = store.collection(PROGRAMMES).find(eq(version)).first();
        if (published != null) return shown(published);
        if (version.equals(Integer.toString(SHIPPED.version()))) return SHIPPED;
        throw Problem.unknown("unknown-programme", "the programme has no version " + version);
    }

    private static ProgrammeView shown(Document published) {
        return new ProgrammeView(
                published.getInteger("version"),
                published.get("publishedAt", Date.class).toInstant(),
                published.get("recordedAt", Date.class).toInstant(),
                published.get("document", Document.class));
    }
}
