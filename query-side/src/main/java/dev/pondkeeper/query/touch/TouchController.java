package dev.pondkeeper.query.touch;

import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /touches?customerId=&campaign=&state=} and {@code /staff-calls?state=}. */
@RestController
final class TouchController {

    private final TouchViews touches;

    TouchController(TouchViews touches) {
        this.touches = touches;
    }

    @GetMapping("/touches")
    Page<TouchView> touches(Reading reading) {
        String customerId = reading.text("customerId");
        String campaign = reading.text("campaign");
        String state = state(reading, TouchViews.STATES);
        Page.Asked asked = reading.page();
        reading.of(TouchViews.NAME);
        return touches.list(customerId, campaign, state, asked);
    }

    /** The list of open calls where no state is named. */
    @GetMapping("/staff-calls")
    Page<StaffCallView> calls(Reading reading) {
        String state = state(reading, TouchViews.CALL_STATES);
        Page.Asked asked = reading.page();
        reading.of(TouchViews.NAME);
        return touches.calls(state == null ? "OPEN" : state, asked);
    }

    private static @Nullable String state(Reading reading, List<String> states) {
        String state = reading.text("state");
        if (state != null && !states.contains(state)) reading.fault("state", "must be one of " + states);
        return state;
    }
}
