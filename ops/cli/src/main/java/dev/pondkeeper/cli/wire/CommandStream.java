package dev.pondkeeper.cli.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Commands as somebody wrote them, sent in requests of bounded size one after the other, each answered in its turn. */
public final class CommandStream {

    /** So few lines of the greatest size are held at once. */
    private static final long MAX_CHARS_OF_A_REQUEST = 4 << 20;

    private static final int BAD_REQUEST = 400;

    private final BulkSender sender;
    private final Consumer<String> answers;
    private final String run = UUID.randomUUID().toString();
    private final List<BulkLine> waiting = new ArrayList<>();
    private final Map<Long, JsonNode> answerByLine = new TreeMap<>();
    private long waitingChars;
    private long answered;
    private long failed;

    /** @param answers gets one JSON object a command, in the order of the commands */
    public CommandStream(BulkSender sender, Consumer<String> answers) {
        this.sender = sender;
        this.answers = answers;
    }

    /**
     * Takes the next line; a blank one is none.
     *
     * @param number of the line, greater than the one before
     * @param fault why the line cannot be sent at all, or null
     */
    public void add(long number, String text, @Nullable String fault) {
        if (fault != null) answerByLine.put(number, refusal("The line " + fault + "."));
        else if (!text.isBlank()) wait(number, text);
        if (waiting.size() >= BulkSender.MAX_LINES
                || answerByLine.size() >= BulkSender.MAX_LINES
                || waitingChars >= MAX_CHARS_OF_A_REQUEST) flush();
    }

    /**
     * Sends what waits.
     *
     * @throws dev.pondkeeper.cli.Failure if the server stays away
     */
    public void flush() {
        if (!waiting.isEmpty()) sender.send(waiting, this::take);
        waiting.clear();
        waitingChars = 0;
        for (Map.Entry<Long, JsonNode> entry : answerByLine.entrySet()) {
            JsonNode answer = entry.getValue();
            answered++;
            if (answer.path("status").asInt() != 200) failed++;
            ObjectNode numbered = JsonNodeFactory.instance.objectNode().put("line", entry.getKey());
            answer.properties().stream()
                    .filter(field -> !field.getKey().equals("line"))
                    .forEach(field -> numbered.set(field.getKey(), field.getValue()));
            answers.accept(numbered.toString());
        }
        answerByLine.clear();
    }

    public long answered() {
        return answered;
    }

    public long failed() {
        return failed;
    }

    private void wait(long number, String text) {
        JsonNode command = PondServer.parsed(text);
        String customer = command.path("payload").path("customerId").asText("");
        waiting.add(new BulkLine(number, customer, keyed(number, text.strip(), command)));
        waitingChars += text.length();
    }

    /** The text itself, not what was understood of it: the server is to see every digit and field as it was written. */
    private String keyed(long number, String text, JsonNode command) {
        if (!command.isObject() || command.isEmpty() || command.has("key")) return text;
        return "{\"key\":\"send-" + run + "-" + number + "\"," + text.substring(1);
    }

    private void take(BulkAnswer answer) {
        answerByLine.put(answer.line().line(), answer.json());
    }

    private static JsonNode refusal(String detail) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", BAD_REQUEST);
        answer.putObject("problem")
                .put("type", "about:blank")
                .put("title", "The line was not sent")
                .put("status", BAD_REQUEST)
                .put("detail", detail);
        return answer;
    }
}
