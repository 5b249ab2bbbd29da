-- A database of version 1, as the program of that version made it from two short documents.
PRAGMA application_id = 1852270705;
PRAGMA user_version = 1;
BEGIN;
CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  work_id TEXT REFERENCES works(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  source_path TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  source_format TEXT NOT NULL,
  page_count INTEGER,
  number TEXT,
  serial INTEGER,
  type_code TEXT,
  type_name TEXT,
  issuer_code TEXT,
  issuer TEXT,
  parent_issuer TEXT,
  place TEXT,
  province TEXT,
  issued_on TEXT,
  adopted_on TEXT,
  title TEXT,
  term TEXT,
  signing_authority TEXT,
  signer_position TEXT,
  signer_name TEXT,
  secrecy TEXT,
  urgency TEXT,
  places TEXT NOT NULL,
  closing_start INTEGER,
  closing_end INTEGER,
  text TEXT NOT NULL,
  ingested_at TEXT NOT NULL,
  parser_version TEXT NOT NULL
);
CREATE INDEX documents_work_id ON documents (work_id);
CREATE INDEX documents_number ON documents (number);
CREATE INDEX documents_type_code ON documents (type_code);
CREATE INDEX documents_issuer ON documents (issuer);
CREATE INDEX documents_issuer_code ON documents (issuer_code);
CREATE INDEX documents_place ON documents (place);
CREATE INDEX documents_issued_on ON documents (issued_on);
CREATE INDEX documents_source_sha256 ON documents (source_sha256);
CREATE TABLE recipients (
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT,
  PRIMARY KEY (document_id, position)
);
CREATE INDEX recipients_name ON recipients (name);
CREATE TABLE paragraphs (
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('body', 'row', 'footnote')),
  bold INTEGER NOT NULL,
  table_number INTEGER,
  cells TEXT NOT NULL,
  page INTEGER,
  char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
);
CREATE TABLE sections (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  parent_id TEXT REFERENCES sections(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  depth INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('phan', 'chuong', 'muc', 'tieu_muc', 'dieu', 'phu_luc', 'kem_theo', 'upper', 'roman', 'arabic', 'decimal', 'letter')),
  label TEXT NOT NULL,
  path TEXT NOT NULL,
  heading TEXT,
  text TEXT NOT NULL,
  page INTEGER,
  char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL,
  own_start INTEGER NOT NULL,
  own_end INTEGER NOT NULL,
  body_start INTEGER NOT NULL
);
CREATE INDEX sections_document_id_position ON sections (document_id, position);
CREATE INDEX sections_parent_id ON sections (parent_id);
CREATE INDEX sections_path ON sections (path);
CREATE INDEX sections_kind ON sections (kind);
CREATE TABLE sentences (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  section_id TEXT REFERENCES sections(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  words TEXT NOT NULL,
  page INTEGER,
  char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL
);
CREATE INDEX sentences_document_id_position ON sentences (document_id, position);
CREATE INDEX sentences_section_id ON sentences (section_id);
CREATE TABLE terms (
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  term TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (document_id, term)
);
CREATE INDEX terms_term ON terms (term);
CREATE TABLE citations (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  section_id TEXT REFERENCES sections(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  work_id TEXT REFERENCES works(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('numbered', 'named')),
  number TEXT,
  type_name TEXT NOT NULL,
  type_code TEXT,
  issuer_code TEXT,
  serial TEXT,
  key TEXT,
  issuer TEXT,
  issued_on TEXT,
  term TEXT,
  title TEXT,
  pinpoint TEXT,
  relation TEXT NOT NULL CHECK (relation IN ('implements', 'based_on', 'amends', 'supersedes', 'reviews', 'title_of', 'mentions')),
  resolution TEXT CHECK (resolution IN ('exact', 'inferred', 'ambiguous', 'unresolved')),
  candidates TEXT,
  within TEXT REFERENCES citations(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  rule TEXT,
  quote TEXT NOT NULL,
  page INTEGER,
  char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL
);
CREATE INDEX citations_document_id_char_start ON citations (document_id, char_start);
CREATE INDEX citations_section_id ON citations (section_id);
CREATE INDEX citations_work_id ON citations (work_id);
CREATE INDEX citations_within ON citations (within);
CREATE INDEX citations_number ON citations (number);
CREATE INDEX citations_relation ON citations (relation);
CREATE INDEX citations_issued_on ON citations (issued_on);
CREATE TABLE works (
  id TEXT PRIMARY KEY NOT NULL,
  number TEXT,
  type_code TEXT,
  type_name TEXT,
  issuer_code TEXT,
  issuer TEXT,
  place TEXT,
  issued_on TEXT,
  term TEXT,
  title TEXT,
  document_id TEXT REFERENCES documents(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  mentions INTEGER NOT NULL
);
CREATE INDEX works_document_id ON works (document_id);
CREATE INDEX works_number ON works (number);
CREATE INDEX works_issued_on ON works (issued_on);
CREATE INDEX works_mentions ON works (mentions);
CREATE TABLE targets (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  section_id TEXT REFERENCES sections(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  parent_id TEXT REFERENCES targets(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('target', 'result')),
  comparator TEXT CHECK (comparator IN ('=', '>', '>=', '<', '<=', '~', 'between', 'most')),
  value_min REAL,
  value_max REAL,
  unit TEXT,
  subject TEXT,
  indicator TEXT,
  change TEXT CHECK (change IN ('increase', 'decrease')),
  baseline TEXT,
  deadline TEXT,
  deadline_from TEXT,
  deadline_text TEXT,
  recurrence TEXT CHECK (recurrence IN ('yearly', 'quarterly', 'monthly', 'continuous')),
  rule TEXT,
  quote TEXT NOT NULL,
  page INTEGER,
  char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL
);
CREATE INDEX targets_document_id_char_start ON targets (document_id, char_start);
CREATE INDEX targets_section_id ON targets (section_id);
CREATE INDEX targets_parent_id ON targets (parent_id);
CREATE INDEX targets_kind ON targets (kind);
CREATE INDEX targets_unit ON targets (unit);
CREATE INDEX targets_deadline ON targets (deadline);
CREATE TABLE tasks (
  id TEXT PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  section_id TEXT REFERENCES sections(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  lead TEXT,
  partners TEXT NOT NULL,
  due_text TEXT,
  due_kind TEXT CHECK (due_kind IN ('continuous', 'yearly', 'quarter', 'monthly', 'by_date', 'by_year', 'after_guidance')),
  due_on TEXT,
  rule TEXT,
  quote TEXT NOT NULL,
  page INTEGER,
  char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL
);
CREATE INDEX tasks_document_id_char_start ON tasks (document_id, char_start);
CREATE INDEX tasks_section_id ON tasks (section_id);
CREATE INDEX tasks_lead ON tasks (lead);
CREATE INDEX tasks_due_kind ON tasks (due_kind);
CREATE INDEX tasks_due_on ON tasks (due_on);
CREATE TABLE problems (
  id TEXT PRIMARY KEY NOT NULL,
  source_path TEXT NOT NULL,
  document_id TEXT REFERENCES documents(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  page INTEGER,
  char_start INTEGER
);
CREATE INDEX problems_document_id ON problems (document_id);
CREATE INDEX problems_source_path ON problems (source_path);
CREATE INDEX problems_severity_code ON problems (severity, code);
CREATE TABLE files (
  source_path TEXT PRIMARY KEY NOT NULL,
  file_id TEXT NOT NULL,
  sha256 TEXT,
  format TEXT NOT NULL,
  document_id TEXT REFERENCES documents(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  parser_version TEXT NOT NULL,
  pipeline_version TEXT NOT NULL
);
CREATE INDEX files_document_id ON files (document_id);
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  counts TEXT,
  version TEXT NOT NULL
);
CREATE VIRTUAL TABLE documents_fts USING fts5(text, fold, newer, tokenize='unicode61 remove_diacritics 0' /* content="documents" */);
CREATE TRIGGER documents_leave_index AFTER DELETE ON documents BEGIN DELETE FROM documents_fts WHERE rowid = old.rowid; END;
CREATE VIRTUAL TABLE sentences_fts USING fts5(text, fold, newer, tokenize='unicode61 remove_diacritics 0' /* content="sentences" */);
CREATE TRIGGER sentences_leave_index AFTER DELETE ON sentences BEGIN DELETE FROM sentences_fts WHERE rowid = old.rowid; END;
CREATE VIEW citation_graph AS
WITH edges AS (
  SELECT CASE WHEN c.relation = 'title_of' AND c.within IS NOT NULL THEN carrier.work_id ELSE d.work_id END AS source,
         c.work_id AS target, c.relation
  FROM citations c JOIN documents d ON d.id = c.document_id LEFT JOIN citations carrier ON carrier.id = c.within
)
SELECT e.source AS source_work, e.target AS target_work, e.relation, count(*) AS mentions,
       coalesce(a.type_name || ' ' || a.number, a.title, a.number, a.id) AS source_label, coalesce(b.type_name || ' ' || b.number, b.title, b.number, b.id) AS target_label
FROM edges e JOIN works a ON a.id = e.source JOIN works b ON b.id = e.target
GROUP BY e.source, e.target, e.relation;
CREATE VIEW v_citations AS
SELECT f.id, coalesce(d.type_name || ' ' || d.number, d.title, d.number, d.source_path) AS document, d.title AS document_title, d.issuer, s.path AS section, s.heading, f.relation, f.type_name, f.number, f.issued_on, f.issuer AS cited_issuer, f.term, f.pinpoint,
       f.resolution, coalesce(w.type_name || ' ' || w.number, w.title, w.number, w.id) AS work, f.quote, f.page, f.document_id, f.section_id, f.work_id
FROM citations f JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id LEFT JOIN works w ON w.id = f.work_id;
CREATE VIEW v_targets AS
SELECT f.id, coalesce(d.type_name || ' ' || d.number, d.title, d.number, d.source_path) AS document, d.title AS document_title, d.issuer, s.path AS section, s.heading, f.kind, f.subject, f.indicator, f.comparator, f.value_min, f.value_max, f.unit, f.change,
       f.baseline, f.deadline, f.deadline_text, f.recurrence, f.quote, f.page, f.document_id, f.section_id
FROM targets f JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id;
CREATE VIEW v_tasks AS
SELECT f.id, coalesce(d.type_name || ' ' || d.number, d.title, d.number, d.source_path) AS document, d.title AS document_title, d.issuer, s.path AS section, s.heading, f.lead, f.partners, f.due_text, f.due_kind, f.due_on, f.quote, f.page,
       f.document_id, f.section_id
FROM tasks f JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id;
CREATE VIEW targets_board AS
SELECT d.issuer, f.subject, f.indicator, f.comparator, f.value_min, f.value_max, f.unit, f.change, f.recurrence,
       CAST(substr(f.deadline, 1, 4) AS INTEGER) AS year, coalesce(d.type_name || ' ' || d.number, d.title, d.number, d.source_path) AS document, s.path AS section, f.quote,
       f.document_id, f.id AS target_id
FROM targets f JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id
WHERE f.kind = 'target';
CREATE VIEW tasks_due AS
SELECT f.due_on, f.lead, f.quote AS text, coalesce(d.type_name || ' ' || d.number, d.title, d.number, d.source_path) AS document, d.issuer, f.partners, f.due_text,
       s.path AS section, f.document_id, f.id AS task_id
FROM tasks f JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id
WHERE f.due_on IS NOT NULL
ORDER BY f.due_on, f.document_id, f.char_start;
INSERT INTO documents (id, work_id, source_path, source_sha256, source_format, page_count, number, serial, type_code, type_name, issuer_code, issuer, parent_issuer, place, province, issued_on, adopted_on, title, term, signing_authority, signer_position, signer_name, secrecy, urgency, places, closing_start, closing_end, text, ingested_at, parser_version) VALUES ('22-ctr-hu-txt', '22-ctr-hu-van-hai-2022-10-25', '22-CTr-HU.txt', 'd343ac0dc23c0b2bfa7278c62d7f84ea580260e705c4a29957cd411c365a2adc', 'txt', NULL, '22-CTr/HU', 22, 'CTr', 'Chương trình hành động', 'HU', 'ĐẢNG BỘ TỈNH VÂN HẢI HUYỆN ỦY VÂN KHÊ', NULL, 'Vân Khê', 'Vân Hải', '2022-10-25', NULL, 'thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh ủy Vân Hải', NULL, NULL, NULL, NULL, NULL, NULL, '[["type_name", 111, 133], ["number", 43, 52], ["place", 76, 83], ["issued_on", 90, 110], ["issuer", 0, 37], ["title", 134, 215]]', NULL, NULL, 'ĐẢNG BỘ TỈNH VÂN HẢI HUYỆN ỦY VÂN KHÊ
*
Số 22-CTr/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Vân Khê, ngày 25 tháng 10 năm 2022
CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh ủy Vân Hải
I. MỤC TIÊU
1. Hằng năm kết nạp đảng viên mới đạt 3% tổng số đảng viên.
II. TỔ CHỨC THỰC HIỆN
1. Ban Tổ chức Huyện ủy tham mưu kế hoạch, xong trước ngày 31/3/2023.', '2026-11-20T10:15:00+00:00', '0.1.0+942d24d5');
INSERT INTO documents (id, work_id, source_path, source_sha256, source_format, page_count, number, serial, type_code, type_name, issuer_code, issuer, parent_issuer, place, province, issued_on, adopted_on, title, term, signing_authority, signer_position, signer_name, secrecy, urgency, places, closing_start, closing_end, text, ingested_at, parser_version) VALUES ('24-ctr-tu-txt', '24-ctr-tu-van-hai-2022-09-20', '24-CTr-TU.txt', 'd2cacdf06ac5c724347a9c3d29b7ee1e5606fd8fa28f2c7d3976a3b0462a9cc2', 'txt', NULL, '24-CTr/TU', 24, 'CTr', 'Chương trình hành động', 'TU', 'TỈNH ỦY VÂN HẢI', NULL, 'Vân Hải', 'Vân Hải', '2022-09-20', NULL, 'thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII', NULL, NULL, NULL, NULL, NULL, NULL, '[["type_name", 88, 110], ["number", 21, 30], ["place", 54, 61], ["issued_on", 68, 87], ["issuer", 0, 15], ["title", 111, 203]]', NULL, NULL, 'TỈNH ỦY VÂN HẢI
*
Số 24-CTr/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Vân Hải, ngày 20 tháng 9 năm 2022
CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII
I. MỤC TIÊU
1. Hằng năm kết nạp đảng viên mới đạt từ 3 - 4% tổng số đảng viên.', '2026-11-20T10:15:00+00:00', '0.1.0+942d24d5');
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 1, 'body', 0, NULL, '[]', NULL, 0, 37);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 2, 'body', 0, NULL, '[]', NULL, 38, 39);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 3, 'body', 0, NULL, '[]', NULL, 40, 52);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 4, 'body', 0, NULL, '[]', NULL, 53, 75);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 5, 'body', 0, NULL, '[]', NULL, 76, 110);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 6, 'body', 0, NULL, '[]', NULL, 111, 133);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 7, 'body', 0, NULL, '[]', NULL, 134, 215);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 8, 'body', 0, NULL, '[]', NULL, 216, 227);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 9, 'body', 0, NULL, '[]', NULL, 228, 287);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 10, 'body', 0, NULL, '[]', NULL, 288, 309);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('22-ctr-hu-txt', 11, 'body', 0, NULL, '[]', NULL, 310, 379);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('24-ctr-tu-txt', 1, 'body', 0, NULL, '[]', NULL, 0, 15);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('24-ctr-tu-txt', 2, 'body', 0, NULL, '[]', NULL, 16, 17);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('24-ctr-tu-txt', 3, 'body', 0, NULL, '[]', NULL, 18, 30);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('24-ctr-tu-txt', 4, 'body', 0, NULL, '[]', NULL, 31, 53);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('24-ctr-tu-txt', 5, 'body', 0, NULL, '[]', NULL, 54, 87);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('24-ctr-tu-txt', 6, 'body', 0, NULL, '[]', NULL, 88, 110);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('24-ctr-tu-txt', 7, 'body', 0, NULL, '[]', NULL, 111, 203);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('24-ctr-tu-txt', 8, 'body', 0, NULL, '[]', NULL, 204, 215);
INSERT INTO paragraphs (document_id, position, role, bold, table_number, cells, page, char_start, char_end) VALUES ('24-ctr-tu-txt', 9, 'body', 0, NULL, '[]', NULL, 216, 282);
INSERT INTO sections (id, document_id, parent_id, position, depth, kind, label, path, heading, text, page, char_start, char_end, own_start, own_end, body_start) VALUES ('22-ctr-hu-txt-s001', '22-ctr-hu-txt', NULL, 1, 0, 'roman', 'I', 'I', 'MỤC TIÊU', 'I. MỤC TIÊU', NULL, 216, 287, 216, 227, 227);
INSERT INTO sections (id, document_id, parent_id, position, depth, kind, label, path, heading, text, page, char_start, char_end, own_start, own_end, body_start) VALUES ('22-ctr-hu-txt-s002', '22-ctr-hu-txt', '22-ctr-hu-txt-s001', 2, 1, 'arabic', '1', 'I/1', NULL, '1. Hằng năm kết nạp đảng viên mới đạt 3% tổng số đảng viên.', NULL, 228, 287, 228, 287, 231);
INSERT INTO sections (id, document_id, parent_id, position, depth, kind, label, path, heading, text, page, char_start, char_end, own_start, own_end, body_start) VALUES ('22-ctr-hu-txt-s003', '22-ctr-hu-txt', NULL, 3, 0, 'roman', 'II', 'II', 'TỔ CHỨC THỰC HIỆN', 'II. TỔ CHỨC THỰC HIỆN', NULL, 288, 379, 288, 309, 309);
INSERT INTO sections (id, document_id, parent_id, position, depth, kind, label, path, heading, text, page, char_start, char_end, own_start, own_end, body_start) VALUES ('22-ctr-hu-txt-s004', '22-ctr-hu-txt', '22-ctr-hu-txt-s003', 4, 1, 'arabic', '1', 'II/1', NULL, '1. Ban Tổ chức Huyện ủy tham mưu kế hoạch, xong trước ngày 31/3/2023.', NULL, 310, 379, 310, 379, 313);
INSERT INTO sections (id, document_id, parent_id, position, depth, kind, label, path, heading, text, page, char_start, char_end, own_start, own_end, body_start) VALUES ('24-ctr-tu-txt-s001', '24-ctr-tu-txt', NULL, 1, 0, 'roman', 'I', 'I', 'MỤC TIÊU', 'I. MỤC TIÊU', NULL, 204, 282, 204, 215, 215);
INSERT INTO sections (id, document_id, parent_id, position, depth, kind, label, path, heading, text, page, char_start, char_end, own_start, own_end, body_start) VALUES ('24-ctr-tu-txt-s002', '24-ctr-tu-txt', '24-ctr-tu-txt-s001', 2, 1, 'arabic', '1', 'I/1', NULL, '1. Hằng năm kết nạp đảng viên mới đạt từ 3 - 4% tổng số đảng viên.', NULL, 216, 282, 216, 282, 219);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0001', '22-ctr-hu-txt', NULL, 1, 'ĐẢNG BỘ TỈNH VÂN HẢI HUYỆN ỦY VÂN KHÊ', 'ĐẢNG_BỘ TỈNH_VÂN_HẢI_HUYỆN ỦY_VÂN_KHÊ', NULL, 0, 37);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0002', '22-ctr-hu-txt', NULL, 2, '*', '*', NULL, 38, 39);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0003', '22-ctr-hu-txt', NULL, 3, 'Số 22-CTr/HU', 'Số 22-CTr/HU', NULL, 40, 52);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0004', '22-ctr-hu-txt', NULL, 4, 'ĐẢNG CỘNG SẢN VIỆT NAM', 'ĐẢNG_CỘNG_SẢN_VIỆT_NAM', NULL, 53, 75);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0005', '22-ctr-hu-txt', NULL, 5, 'Vân Khê, ngày 25 tháng 10 năm 2022', 'Vân_Khê , ngày 25 tháng 10 năm 2022', NULL, 76, 110);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0006', '22-ctr-hu-txt', NULL, 6, 'CHƯƠNG TRÌNH HÀNH ĐỘNG', 'CHƯƠNG_TRÌNH HÀNH_ĐỘNG', NULL, 111, 133);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0007', '22-ctr-hu-txt', NULL, 7, 'thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh ủy Vân Hải', 'thực_hiện Chương_trình hành_động số 24-CTr/TU , ngày 20/9/2022 của Tỉnh_ủy Vân_Hải', NULL, 134, 215);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0008', '22-ctr-hu-txt', '22-ctr-hu-txt-s001', 8, 'I. MỤC TIÊU', 'I. MỤC_TIÊU', NULL, 216, 227);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0009', '22-ctr-hu-txt', '22-ctr-hu-txt-s002', 9, '1. Hằng năm kết nạp đảng viên mới đạt 3% tổng số đảng viên.', '1 . Hằng năm kết_nạp đảng_viên mới đạt 3 % tổng_số đảng_viên .', NULL, 228, 287);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0010', '22-ctr-hu-txt', '22-ctr-hu-txt-s003', 10, 'II. TỔ CHỨC THỰC HIỆN', 'II. TỔ_CHỨC THỰC_HIỆN', NULL, 288, 309);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('22-ctr-hu-txt-q0011', '22-ctr-hu-txt', '22-ctr-hu-txt-s004', 11, '1. Ban Tổ chức Huyện ủy tham mưu kế hoạch, xong trước ngày 31/3/2023.', '1 . Ban Tổ_chức Huyện_ủy tham_mưu kế_hoạch , xong trước ngày 31/3/2023 .', NULL, 310, 379);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('24-ctr-tu-txt-q0001', '24-ctr-tu-txt', NULL, 1, 'TỈNH ỦY VÂN HẢI', 'TỈNH ỦY_VÂN_HẢI', NULL, 0, 15);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('24-ctr-tu-txt-q0002', '24-ctr-tu-txt', NULL, 2, '*', '*', NULL, 16, 17);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('24-ctr-tu-txt-q0003', '24-ctr-tu-txt', NULL, 3, 'Số 24-CTr/TU', 'Số 24-CTr/TU', NULL, 18, 30);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('24-ctr-tu-txt-q0004', '24-ctr-tu-txt', NULL, 4, 'ĐẢNG CỘNG SẢN VIỆT NAM', 'ĐẢNG_CỘNG_SẢN_VIỆT_NAM', NULL, 31, 53);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('24-ctr-tu-txt-q0005', '24-ctr-tu-txt', NULL, 5, 'Vân Hải, ngày 20 tháng 9 năm 2022', 'Vân_Hải , ngày 20 tháng 9 năm 2022', NULL, 54, 87);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('24-ctr-tu-txt-q0006', '24-ctr-tu-txt', NULL, 6, 'CHƯƠNG TRÌNH HÀNH ĐỘNG', 'CHƯƠNG_TRÌNH HÀNH_ĐỘNG', NULL, 88, 110);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('24-ctr-tu-txt-q0007', '24-ctr-tu-txt', NULL, 7, 'thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII', 'thực_hiện Nghị_quyết số 21-NQ/TW , ngày 16/6/2022 của Ban_Chấp_hành_Trung_ương Đảng khóa XIII', NULL, 111, 203);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('24-ctr-tu-txt-q0008', '24-ctr-tu-txt', '24-ctr-tu-txt-s001', 8, 'I. MỤC TIÊU', 'I. MỤC_TIÊU', NULL, 204, 215);
INSERT INTO sentences (id, document_id, section_id, position, text, words, page, char_start, char_end) VALUES ('24-ctr-tu-txt-q0009', '24-ctr-tu-txt', '24-ctr-tu-txt-s002', 9, '1. Hằng năm kết nạp đảng viên mới đạt từ 3 - 4% tổng số đảng viên.', '1 . Hằng năm kết_nạp đảng_viên mới đạt từ 3 - 4 % tổng_số đảng_viên .', NULL, 216, 282);
INSERT INTO citations (id, document_id, section_id, work_id, kind, number, type_name, type_code, issuer_code, serial, key, issuer, issued_on, term, title, pinpoint, relation, resolution, candidates, within, rule, quote, page, char_start, char_end) VALUES ('22-ctr-hu-txt-c001', '22-ctr-hu-txt', NULL, '24-ctr-tu-van-hai-2022-09-20', 'numbered', '24-CTr/TU', 'Chương trình hành động', 'CTr', 'TU', '24', NULL, 'Tỉnh ủy Vân Hải', '2022-09-20', NULL, NULL, NULL, 'implements', 'exact', NULL, NULL, 'so_ky_hieu', 'Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh ủy Vân Hải', NULL, 144, 215);
INSERT INTO citations (id, document_id, section_id, work_id, kind, number, type_name, type_code, issuer_code, serial, key, issuer, issued_on, term, title, pinpoint, relation, resolution, candidates, within, rule, quote, page, char_start, char_end) VALUES ('24-ctr-tu-txt-c001', '24-ctr-tu-txt', NULL, '21-nq-tw-2022-06-16', 'numbered', '21-NQ/TW', 'Nghị quyết', 'NQ', 'TW', '21', NULL, 'Ban Chấp hành Trung ương Đảng', '2022-06-16', 'khóa XIII', NULL, NULL, 'implements', 'exact', NULL, NULL, 'so_ky_hieu', 'Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII', NULL, 121, 203);
INSERT INTO works (id, number, type_code, type_name, issuer_code, issuer, place, issued_on, term, title, document_id, mentions) VALUES ('21-nq-tw-2022-06-16', '21-NQ/TW', 'NQ', 'Nghị quyết', 'TW', 'Ban Chấp hành Trung ương Đảng', NULL, '2022-06-16', 'khóa XIII', NULL, NULL, 1);
INSERT INTO works (id, number, type_code, type_name, issuer_code, issuer, place, issued_on, term, title, document_id, mentions) VALUES ('22-ctr-hu-van-hai-2022-10-25', '22-CTr/HU', 'CTr', 'Chương trình hành động', 'HU', 'ĐẢNG BỘ TỈNH VÂN HẢI HUYỆN ỦY VÂN KHÊ', 'Vân Khê', '2022-10-25', NULL, 'thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh ủy Vân Hải', '22-ctr-hu-txt', 0);
INSERT INTO works (id, number, type_code, type_name, issuer_code, issuer, place, issued_on, term, title, document_id, mentions) VALUES ('24-ctr-tu-van-hai-2022-09-20', '24-CTr/TU', 'CTr', 'Chương trình hành động', 'TU', 'TỈNH ỦY VÂN HẢI', 'Vân Hải', '2022-09-20', NULL, 'thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII', '24-ctr-tu-txt', 1);
INSERT INTO targets (id, document_id, section_id, parent_id, kind, comparator, value_min, value_max, unit, subject, indicator, change, baseline, deadline, deadline_from, deadline_text, recurrence, rule, quote, page, char_start, char_end) VALUES ('22-ctr-hu-txt-t001', '22-ctr-hu-txt', '22-ctr-hu-txt-s002', NULL, 'target', '=', 3.0, 3.0, '%', 'kết nạp đảng viên mới', 'đạt tổng số đảng viên', NULL, NULL, NULL, NULL, 'Hằng năm', 'yearly', 'count', 'Hằng năm kết nạp đảng viên mới đạt 3% tổng số đảng viên', NULL, 231, 286);
INSERT INTO targets (id, document_id, section_id, parent_id, kind, comparator, value_min, value_max, unit, subject, indicator, change, baseline, deadline, deadline_from, deadline_text, recurrence, rule, quote, page, char_start, char_end) VALUES ('24-ctr-tu-txt-t001', '24-ctr-tu-txt', '24-ctr-tu-txt-s002', NULL, 'target', 'between', 3.0, 4.0, '%', 'kết nạp đảng viên mới', 'đạt tổng số đảng viên', NULL, NULL, NULL, NULL, 'Hằng năm', 'yearly', 'count', 'Hằng năm kết nạp đảng viên mới đạt từ 3 - 4% tổng số đảng viên', NULL, 219, 281);
INSERT INTO tasks (id, document_id, section_id, lead, partners, due_text, due_kind, due_on, rule, quote, page, char_start, char_end) VALUES ('22-ctr-hu-txt-v001', '22-ctr-hu-txt', '22-ctr-hu-txt-s004', 'Ban Tổ chức Huyện ủy', '[]', 'xong trước ngày 31/3/2023', 'by_date', '2023-03-31', 'assignment', 'Ban Tổ chức Huyện ủy tham mưu kế hoạch, xong trước ngày 31/3/2023.', NULL, 313, 379);
INSERT INTO files (source_path, file_id, sha256, format, document_id, parser_version, pipeline_version) VALUES ('22-CTr-HU.txt', '22-ctr-hu-txt', 'd343ac0dc23c0b2bfa7278c62d7f84ea580260e705c4a29957cd411c365a2adc', 'txt', '22-ctr-hu-txt', '0.1.0+942d24d5', '0.1.0+7fd6f151.underthesea-9.5.0');
INSERT INTO files (source_path, file_id, sha256, format, document_id, parser_version, pipeline_version) VALUES ('24-CTr-TU.txt', '24-ctr-tu-txt', 'd2cacdf06ac5c724347a9c3d29b7ee1e5606fd8fa28f2c7d3976a3b0462a9cc2', 'txt', '24-ctr-tu-txt', '0.1.0+942d24d5', '0.1.0+7fd6f151.underthesea-9.5.0');
INSERT INTO runs (id, started_at, finished_at, counts, version) VALUES (1, '2026-11-20T10:15:00+00:00', '2026-11-20T10:15:01+00:00', '{"files": {"files": 2, "added": 2, "changed": 0, "unchanged": 0, "removed": 0, "failed": 0}, "rows": {"documents": 2, "sections": 6, "sentences": 20, "citations": 2, "works": 3, "targets": 2, "tasks": 1, "problems": 0}}', '0.1.0+942d24d5.24d27687');
INSERT INTO documents_fts (rowid, text, fold, newer) VALUES (1, 'Chương trình hành động 22-CTr/HU thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh ủy Vân Hải ĐẢNG BỘ TỈNH VÂN HẢI HUYỆN ỦY VÂN KHÊ Vân Khê', 'chuong trinh hanh dong 22-ctr/hu thuc hien chuong trinh hanh dong so 24-ctr/tu, ngay 20/9/2022 cua tinh uy van hai dang bo tinh van hai huyen uy van khe van khe', 'Chương trình hành động 22-CTr/HU thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh uỷ Vân Hải ĐẢNG BỘ TỈNH VÂN HẢI HUYỆN UỶ VÂN KHÊ Vân Khê');
INSERT INTO documents_fts (rowid, text, fold, newer) VALUES (2, 'Chương trình hành động 24-CTr/TU thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII TỈNH ỦY VÂN HẢI Vân Hải', 'chuong trinh hanh dong 24-ctr/tu thuc hien nghi quyet so 21-nq/tw, ngay 16/6/2022 cua ban chap hanh trung uong dang khoa xiii tinh uy van hai van hai', 'Chương trình hành động 24-CTr/TU thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khoá XIII TỈNH UỶ VÂN HẢI Vân Hải');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (1, 'ĐẢNG BỘ TỈNH VÂN HẢI HUYỆN ỦY VÂN KHÊ', 'dang bo tinh van hai huyen uy van khe', 'ĐẢNG BỘ TỈNH VÂN HẢI HUYỆN UỶ VÂN KHÊ');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (2, '*', '*', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (3, 'Số 22-CTr/HU', 'so 22-ctr/hu', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (4, 'ĐẢNG CỘNG SẢN VIỆT NAM', 'dang cong san viet nam', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (5, 'Vân Khê, ngày 25 tháng 10 năm 2022', 'van khe, ngay 25 thang 10 nam 2022', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (6, 'CHƯƠNG TRÌNH HÀNH ĐỘNG', 'chuong trinh hanh dong', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (7, 'thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh ủy Vân Hải', 'thuc hien chuong trinh hanh dong so 24-ctr/tu, ngay 20/9/2022 cua tinh uy van hai', 'thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh uỷ Vân Hải');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (8, 'I. MỤC TIÊU', 'i. muc tieu', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (9, '1. Hằng năm kết nạp đảng viên mới đạt 3% tổng số đảng viên.', '1. hang nam ket nap dang vien moi dat 3% tong so dang vien.', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (10, 'II. TỔ CHỨC THỰC HIỆN', 'ii. to chuc thuc hien', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (11, '1. Ban Tổ chức Huyện ủy tham mưu kế hoạch, xong trước ngày 31/3/2023.', '1. ban to chuc huyen uy tham muu ke hoach, xong truoc ngay 31/3/2023.', '1. Ban Tổ chức Huyện uỷ tham mưu kế hoạch, xong trước ngày 31/3/2023.');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (12, 'TỈNH ỦY VÂN HẢI', 'tinh uy van hai', 'TỈNH UỶ VÂN HẢI');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (13, '*', '*', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (14, 'Số 24-CTr/TU', 'so 24-ctr/tu', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (15, 'ĐẢNG CỘNG SẢN VIỆT NAM', 'dang cong san viet nam', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (16, 'Vân Hải, ngày 20 tháng 9 năm 2022', 'van hai, ngay 20 thang 9 nam 2022', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (17, 'CHƯƠNG TRÌNH HÀNH ĐỘNG', 'chuong trinh hanh dong', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (18, 'thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII', 'thuc hien nghi quyet so 21-nq/tw, ngay 16/6/2022 cua ban chap hanh trung uong dang khoa xiii', 'thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khoá XIII');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (19, 'I. MỤC TIÊU', 'i. muc tieu', '');
INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (20, '1. Hằng năm kết nạp đảng viên mới đạt từ 3 - 4% tổng số đảng viên.', '1. hang nam ket nap dang vien moi dat tu 3 - 4% tong so dang vien.', '');
COMMIT;
