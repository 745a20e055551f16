package dev.pondkeeper.query.channel;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the view {@code channel}. */
@Component
public final class ChannelViews {

    /** The view's name. */
    public static final String NAME = "channel";

    static final ViewCollection CHANNELS = ViewCollection.of("view_channel", Set.of("recordedAt"));

    // Serves spend: the days of a span, of all channels.
    private static final IndexModel BY_DAY =
            new IndexModel(Indexes.ascending("day"), new IndexOptions().name("view_channel_spend_by_day"));

    static final ViewCollection SPEND = ViewCollection.of("view_channel_spend", Set.of(), BY_DAY);

    static final ViewCollection CURRENCIES = ViewCollection.of("view_channel_currency", Set.of());

    private final ViewStore store;

    ChannelViews(ViewStore store) {
        this.store = store;
    }

    /** By code. */
    Page<ChannelView> list(Page.Asked asked) {
        String after = asked.after();
        List<Document> found = store.collection(CHANNELS)
                .find(gt("_id", after == null ? "" : after))
                .sort(ascending("_id"))
                .limit(asked.limit() + 1)
                .into(new ArrayList<>());
        return Page.of(asked, found, channel -> channel.getString("_id"), ChannelView::of);
    }

    /** The names of all channels there are by their codes; a brand has few. */
    public SortedMap<String, String> names() {
        SortedMap<String, String> names = new TreeMap<>();
        store.collection(CHANNELS)
                .find(gt("_id", ""))
                .forEach(channel -> names.put(channel.getString("_id"), channel.getString("name")));
        return names;
    }

    /** In which currencies anything has ever been spent. */
    public Set<String> currencies() {
        return store.collection(CURRENCIES)
                .find(gt("_id", ""))
                .map(currency -> currency.getString("_id"))
                .into(new HashSet<>());
    }

    /**
     * What each channel cost in a span of days, in minor units of one currency; channels that cost nothing are left out.
     *
     * @param from inclusive, null from the beginning
     * @param to exclusive
     */
    public Map<String, Long> spend(String currency, @Nullable LocalDate from, LocalDate to) {
        Map<String, Long> spend = new HashMap<>();
        store.collection(SPEND)
                .find(and(gte("day", from == null ? "" : from.toString()), lt("day", to.toString())))
                .forEach(day -> {
                    if (!currency.equals(day.getString("currency"))) return;
                    spend.merge(day.getString("channel"), day.getLong("amount"), Math::addExact);
                });
        return spend;
    }
}
