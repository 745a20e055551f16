package dev.pondkeeper.query.ops;

import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import dev.pondkeeper.query.view.RebuildRunning;
import dev.pondkeeper.query.view.UnknownView;
import dev.pondkeeper.query.view.ViewDigests;
import dev.pondkeeper.query.view.Views;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /ops/views}. */
@RestController
@RequestMapping("/ops/views")
final class ViewsController {

    private final Views views;

    ViewsController(Views views) {
        this.views = views;
    }

    record Standings(List<Views.Standing> items) {}

    @GetMapping
    Standings list(Reading reading) {
        reading.of(everyView());
        return new Standings(views.list());
    }

    @GetMapping("/digests")
    ViewDigests.All digests(Reading reading) {
        reading.of(everyView());
        return views.digests();
    }

    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Rebuild rebuild(@PathVariable String name) {
        try {
            return views.rebuild(name);
        } catch (UnknownView unknown) {
            throw Problem.unknown("unknown-view", String.valueOf(unknown.getMessage()));
        } catch (RebuildRunning running) {
            throw Problem.clash("rebuild-running", String.valueOf(running.getMessage()));
        }
    }

    private String[] everyView() {
        return views.names().toArray(String[]::new);
    }
}
