package dev.pondkeeper.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

/**
 * The other process: sends commands at a steady rate, each with its number and when it was sent.
 *
 * <p>Arguments: connection string, database, commands in a second, commands in all.
 */
final class SendingProcess {
    private SendingProcess() {}

    public static void main(String[] arguments) {
        int perSecond = Integer.parseInt(arguments[2]);
        int commands = Integer.parseInt(arguments[3]);
        try (MongoClient client = MongoClients.create(arguments[0]);
                Projecting process = Projecting.commandsOnly(client.getDatabase(arguments[1]))) {
            long start = System.nanoTime();
            for (int i = 0; i < commands; i++) {
                Projecting.awaitTurn(start, i, perSecond);
                process.gateway().sendAndWait(new Counter.Count("c" + i % 100, i + " " + Micros.now()));
            }
        }
    }
}
