package dev.pondkeeper.query;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;

/** Remembers what the room asks the store, so that the store can be asked how it answers. */
public final class AskedQueries implements CommandListener {

    private final List<BsonDocument> finds = new CopyOnWriteArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (!event.getCommandName().equals("find")) return;
        BsonDocument find = BsonDocument.parse(event.getCommand().toJson());
        find.keySet().removeIf(field -> field.startsWith("$") || field.equals("lsid"));
        finds.add(find);
    }

    public void forget() {
        finds.clear();
    }

    /** Every find since then. */
    public List<BsonDocument> finds() {
        return finds;
    }
}
