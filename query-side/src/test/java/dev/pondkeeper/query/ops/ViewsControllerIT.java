package dev.pondkeeper.query.ops;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.paid;
import static dev.pondkeeper.query.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.query.Pond;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewsControllerIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void lists_where_every_view_stands() {
        pond.publish(registered("ming", day(0)), paid("o-1", "ming", 1, day(1)));

        assertThat(pond.http().get().uri("/ops/views"))
                .hasStatusOk()
                .hasHeader("View-Position", "1")
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .hasSize(pond.views().names().size())
                .contains(Map.of("name", "customer", "position", 1, "rebuilding", false))
                .contains(Map.of("name", "order", "position", 1, "rebuilding", false));
    }

    @Test
    void rebuilds_one_view_by_its_name() {
        pond.publish(registered("ming", day(0)), paid("o-1", "ming", 1, day(1)));

        assertThat(pond.http().post().uri("/ops/views/order/rebuild"))
                .hasStatus(202)
                .bodyJson()
                .isStrictlyEqualTo("{\"views\":[\"order\"],\"from\":-1,\"target\":1}");
        pond.settle();
        assertThat(pond.http().get().uri("/orders/o-1")).hasStatusOk();
    }

    @Test
    void names_the_views_there_are_when_asked_for_another() {
        assertThat(pond.http().post().uri("/ops/views/orders/rebuild"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("there is no view orders; there are ")
                .contains("order", "customer", "points-account", "membership", "all");
    }

    @Test
    void refuses_a_second_rebuild_while_the_first_one_runs() {
        pond.publish(registered("ming", day(0)), paid("o-1", "ming", 1, day(1)));
        pond.refuseWrites(true);
        pond.views().rebuild("order");

        assertThat(pond.http().post().uri("/ops/views/all/rebuild"))
                .hasStatus(409)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type":"/problems/rebuild-running","detail":"the view order is being rebuilt already"}""");
    }

    @Test
    void digests_every_view() {
        pond.publish(registered("ming", day(0)), paid("o-1", "ming", 1, day(1)));

        assertThat(pond.http().get().uri("/ops/views/digests"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.position", position -> assertThat(position).isEqualTo(1))
                .extractingPath("$.items[?(@.view == 'order')].documents")
                .asArray()
                .containsExactly(1);
    }
}
