package oriel.scenes;

import java.util.Arrays;

/** A small font of our own, so that every machine draws the same pixels: 5 columns and 7 rows for each sign of ASCII. */
final class Glyphs {

    static final int COLUMNS = 5;
    static final int ROWS = 7;

    /** A letter for each row, from 0 to V: five bits, the left column being the highest. */
    private static final String PUNCTUATION =
            "  0000000 !4444404 \"AA00000 #AAVAVAA $4FKE5U4 %OP248J3 &CIK8LID '4400000 (2488842 )8422248 *04LEL40"
                    + " +044V440 ,0000448 -000V000 .00000CC /01248G0 :0CC0CC0 ;0CC0448 <248G842 =00V0V00 >8421248"
                    + " ?EH12404 @EHNLNGE [E88888E \\0G84210 ]E22222E ^4AH0000 _000000V `8400000 {2448442 |4444444"
                    + " }8442448 ~008L200";

    private static final String DIGITS =
            " 0EHJLPHE 14C4444E 2EH1248V 3V2421HE 426AIV22 5VGU11HE 668GUHHE 7V124888 8EHHEHHE 9EHHF12C";

    private static final String CAPITALS =
            " AEHHVHHH BUHHUHHU CEHGGGHE DUHHHHHU EVGGUGGV FVGGUGGG GEHGNHHF HHHHVHHH IE44444E J11111HE KHIKOKIH"
                    + " LGGGGGGV MHRLHHHH NHPLJHHH OEHHHHHE PUHHUGGG QEHHHLID RUHHUKIH SFGGE11U TV444444 UHHHHHHE"
                    + " VHHHHHA4 WHHHLLRH XHHA4AHH YHHA4444 ZV1248GV";

    private static final String SMALL =
            " a00E1FHF bGGUHHHU c00FGGGF d11FHHHF e00EHVGE f68U8888 g00FHF1E hGGUHHHH i40C444E j20622IC kGGIKOKI"
                    + " lC44444E m00QLLLL n00UHHHH o00EHHHE p00UHUGG q00FHF11 r00MOGGG s00FGE1U t88U8896 u00HHHHF"
                    + " v00HHHA4 w00HHLLA x00HA4AH y00HHF1E z00V248V";

    private static final int[] BLANK = new int[ROWS];

    /** The rows of a sign, by its number. */
    private static final int[][] BY_SIGN = read(PUNCTUATION + DIGITS + CAPITALS + SMALL);

    private Glyphs() {}

    /** Entries of nine letters: a blank, the sign, its rows. */
    private static int[][] read(String table) {
        int[][] glyphs = new int[128][];
        Arrays.fill(glyphs, BLANK);
        for (int at = 0; at < table.length(); at += ROWS + 2) {
            int[] rows = new int[ROWS];
            for (int row = 0; row < ROWS; row++) {
                rows[row] = Character.digit(table.charAt(at + 2 + row), 32);
            }
            glyphs[table.charAt(at + 1)] = rows;
        }
        return glyphs;
    }

    /** True if the sign has ink there; one that the font does not have is blank. */
    static boolean inked(char sign, int column, int row) {
        if (column < 0 || column >= COLUMNS || row < 0 || row >= ROWS) {
            return false;
        }
        int[] glyph = sign < BY_SIGN.length ? BY_SIGN[sign] : BLANK;
        return (glyph[row] >> COLUMNS - 1 - column & 1) != 0;
    }
}
