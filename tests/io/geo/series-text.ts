/** A series matrix of three samples and two probes; parts can be replaced. */
export function seriesText({
  characteristics = [
    ["age: 61", "age: 48", "age: 55"],
    ["subtype: WNT", "subtype: SHH", "subtype: "],
    ["metastasis: yes", "", "tissue: lung"],
  ],
  table = ['"1007_s_at"\t5.5\t6.25\tnull', '"1053_at"\t1\t2\t3'],
  end = "!series_matrix_table_end\n",
}: { characteristics?: string[][]; table?: string[]; end?: string } = {}): string {
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join("\t");
  return [
    '!Series_title\t"Three ""small"" samples"',
    '!Series_geo_accession\t"GSE1"',
    '!Series_supplementary_file\t"https://example.org/GSE1_RAW.tar"',
    "",
    `!Sample_title\t${quoted(["first", "second", "third"])}`,
    `!Sample_geo_accession\t${quoted(["GSM1", "GSM2", "GSM3"])}`,
    `!Sample_organism_ch1\t${quoted(["Homo sapiens", "Homo sapiens", "Homo sapiens"])}`,
    `!Sample_source_name_ch1\t${quoted(["tumour", "tumour", "normal"])}`,
    ...characteristics.map((cells) => `!Sample_characteristics_ch1\t${quoted(cells)}`),
    `!Sample_contact_name\t${quoted(["A", "B", "C"])}`,
    "!series_matrix_table_begin",
    `"ID_REF"\t${quoted(["GSM1", "GSM2", "GSM3"])}`,
    ...table,
    end,
  ].join("\n");
}
