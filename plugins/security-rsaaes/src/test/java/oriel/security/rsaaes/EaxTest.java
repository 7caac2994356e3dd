package oriel.security.rsaaes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the paper "The EAX Mode of Operation" (Bellare, Rogaway, Wagner), appendix G: what judges is right. */
class EaxTest {

    @ParameterizedTest
    @CsvSource({
        "'', 233952DEE4D5ED5F9B9C6D6FF80FF478, 62EC67F9C3A4A407FCB2A8C49031A8B3, 6BFB914FD07EAE6B,"
                + " E037830E8389F27B025A2D6527E79D01",
        "F7FB, 91945D3F4DCBEE0BF45EF52255F095A4, BECAF043B0A23D843194BA972C66DEBD, FA3BFD4806EB53FA,"
                + " 19DD5C4C9331049D0BDAB0277408F67967E5",
        "1A47CB4933, 01F74AD64077F2E704C0F60ADA3DD523, 70C3DB4F0D26368400A10ED05D2BFF5E, 234A3463C1264AC6,"
                + " D851D5BAE03A59F238A23E39199DC9266626C40F80",
        "481C9E39B1, D07CF6CBB7F313BDDE66B727AFD3C5E8, 8408DFFF3C1A2B1292DC199E46B7D617, 33CCE2EABFF5A79D,"
                + " 632A9D131AD4C168A4225D8E1FF755939974A7BEDE",
        "40D0C07DA5E4, 35B6D0580005BBC12B0587124557D2C2, FDB6B06676EEDC5C61D74276E1F8E816, AEB96EAEBE2970E9,"
                + " 071DFE16C675CB0677E536F73AFE6A14B74EE49844DD"
    })
    void areThoseOfThePaper(String message, String key, String nonce, String header, String sealed) {
        HexFormat hex = HexFormat.of();
        byte[] made = new RecordCipherOfOthers(hex.parseHex(key))
                .seal(hex.parseHex(nonce), hex.parseHex(header), hex.parseHex(message));
        assertEquals(sealed, hex.withUpperCase().formatHex(made));
    }
}
