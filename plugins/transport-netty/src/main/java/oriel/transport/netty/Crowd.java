package oriel.transport.netty;

import java.time.Duration;

/**
 * How many strangers one prefix has, and how many new ones it may have yet: a bucket of tokens that fills by time. Used
 * under the lock of {@link Census}.
 */
final class Crowd {

    private int connections;
    private int logins;
    private final Bucket arrivals;
    private final Bucket tries;

    Crowd(Bucket arrivals, Bucket tries) {
        this.arrivals = arrivals;
        this.tries = tries;
    }

    int connections() {
        return connections;
    }

    int logins() {
        return logins;
    }

    Bucket arrivals() {
        return arrivals;
    }

    Bucket tries() {
        return tries;
    }

    void count(int change) {
        connections += change;
    }

    void countLogins(int change) {
        logins += change;
    }

    /** Whether nothing about it needs to be remembered. */
    boolean isForgettable(long nowNanos) {
        return connections == 0 && arrivals.isFull(nowNanos) && tries.isFull(nowNanos);
    }

    /** Tokens, of which a second brings some, up to a most. */
    static final class Bucket {

        private static final double SECOND = Duration.ofSeconds(1).toNanos();

        private final int most;
        private final int perSecond;
        private double tokens;
        private long filledNanos;

        Bucket(int most, int perSecond, long nowNanos) {
            this.most = most;
            this.perSecond = perSecond;
            this.tokens = most;
            this.filledNanos = nowNanos;
        }

        /** Takes one, if there is one. */
        boolean take(long nowNanos) {
            fill(nowNanos);
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }

        /** Puts one back. */
        void giveBack() {
            tokens = Math.min(most, tokens + 1);
        }

        boolean isFull(long nowNanos) {
            fill(nowNanos);
            return tokens >= most;
        }

        private void fill(long nowNanos) {
            tokens = Math.min(most, tokens + (nowNanos - filledNanos) / SECOND * perSecond);
            filledNanos = nowNanos;
        }
    }
}
