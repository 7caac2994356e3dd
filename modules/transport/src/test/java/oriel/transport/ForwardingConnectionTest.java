package oriel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a connection can do, one that forwards to it can do. */
class ForwardingConnectionTest {

    /** A method with a default of its own would else be answered by that, and not by the connection. */
    @Test
    void forwardsEveryMethod() {
        List<Method> missing = Arrays.stream(Connection.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !forwards(method))
                .toList();
        assertEquals(List.of(), missing);
    }

    private static boolean forwards(Method method) {
        return Arrays.stream(ForwardingConnection.class.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }
}
