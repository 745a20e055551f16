package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Map;

/**
 * One command as it came in.
 *
 * @param body the command with its options; documents that came in sequences are in it too
 * @param sequences the bytes of documents that came in sequences, by the option that they belong to
 */
public record Request(String database, Document body, Map<String, List<byte[]>> sequences, Channel channel) {

    /** The first field names the command. */
    public String command() {
        return body.keySet().iterator().next();
    }

    String namespace(String collection) {
        return database + "." + collection;
    }
}
