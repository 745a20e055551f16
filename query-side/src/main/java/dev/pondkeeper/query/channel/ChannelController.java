package dev.pondkeeper.query.channel;

import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Reading;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /channels}. */
@RestController
final class ChannelController {

    private final ChannelViews channels;

    ChannelController(ChannelViews channels) {
        this.channels = channels;
    }

    @GetMapping("/channels")
    Page<ChannelView> channels(Reading reading) {
        Page.Asked asked = reading.page();
        reading.of(ChannelViews.NAME);
        return channels.list(asked);
    }
}
