package oriel.launcher.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/** Spares logback its search for XML files: until the configuration is read, warnings go to standard error. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class PlainStart extends ContextAwareBase implements Configurator {

    /** For ServiceLoader. */
    public PlainStart() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logging.startPlain(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
