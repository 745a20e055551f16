package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.wire.BulkAnswer;
import dev.pondkeeper.cli.wire.BulkLine;
import java.util.List;

/**
 * A coffee brand that does not exist, moment by moment: what its customers, shops and staff ask of the server, of their own
 * accord and in answer to what the server says has happened. The same seed and days give the same lines to the same answers.
 */
public final class CoffeeBrand {

    private final Scene scene;
    private final Purchases purchases;
    private final Sights sights = new Sights();
    private final List<Part> parts;

    public CoffeeBrand(int customers, long seed, BrandCalendar calendar) {
        scene = new Scene(new Dice(seed), calendar);
        purchases = new Purchases(scene);
        parts = List.of(
                sights,
                purchases,
                new Channels(scene),
                new Wishes(scene),
                new Friends(scene, customers),
                new Members(scene),
                new Coupons(scene, purchases),
                new Reach(scene),
                new Visits(scene));
        new Arrivals(scene, customers, parts);
    }

    public BrandCalendar calendar() {
        return scene.calendar();
    }

    /** Something has happened on the server. */
    public void hear(JsonNode cloudEvent) {
        Heard event = Heard.of(cloudEvent);
        parts.forEach(part -> part.hear(event));
    }

    /** What the server said to one of the lines; heard from any thread. */
    public void hear(BulkAnswer answer) {
        sights.answered(answer);
    }

    /** Everything that happens at that moment; each moment once and in turn, with everything heard before. */
    public List<BulkLine> tell(int moment) {
        return scene.tell(moment);
    }

    public long orders() {
        return purchases.orders();
    }

    public Sights sights() {
        return sights;
    }
}
