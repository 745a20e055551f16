package dev.pondkeeper.query.programme;

import static dev.pondkeeper.query.programme.ProgrammeController.PROGRAMMES;
import static dev.pondkeeper.query.programme.ProgrammeController.VIEW;

import dev.pondkeeper.kernel.programme.ProgrammeEvent.ProgrammePublished;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per published version. */
@Component
@ProcessingGroup(VIEW)
final class ProgrammeProjection implements Projection {

    @Override
    public View view() {
        return View.of(VIEW, PROGRAMMES);
    }

    @EventHandler
    void on(ProgrammePublished event, ViewChanges changes) {
        changes.update(PROGRAMMES, Integer.toString(event.version()), programme -> programme
                .append("version", event.version())
                .append("document", new Document(event.document()))
                .append("publishedAt", event.occurredAt())
                .append("recordedAt", changes.recordedAt()));
    }
}
